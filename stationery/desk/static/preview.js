// The pages at the right: one question to the desk at each key.

import {post, ours} from "./api.js";
import {say, make, on, parse, $} from "./words.js";

const PAUSE = 400; // milliseconds without a key, where a text is very long
const SLOW = 600; // milliseconds after which it is told that it isn't done yet
const PAIR = ["letter", "envelope"];
const PX = 96 / 25.4; // CSS pixels in a millimeter

export function mount(root, desk) {
	const stage = $("stage");
	const sizes = [...root.querySelectorAll("#sizes [data-size]")];
	const zones = $("zones");
	const brush = make("canvas").getContext("2d");
	let piece = "letter";
	let size = localStorage.getItem("size") || "fit";
	let asked = 0;
	let since = 0; // the first question about this letter
	let flying = false;
	let timer = 0;
	let fitted = "";
	let pieces = {}; // the latest of each that could be made
	const failed = new Set(); // those that could not be, the last time

	// Each key asks; while an answer is on its way, only the latest text waits. A very long text waits for a pause.
	function ask() {
		asked += 1;
		next();
	}

	function next() {
		clearTimeout(timer);
		if (flying || !desk.sheet.id) return;
		if (desk.sheet.long && stage.querySelector("svg")) timer = setTimeout(fly, PAUSE);
		else fly();
	}

	// What is `ahead` isn't seen now, but soon perhaps, and may have its own remarks.
	async function fly(ahead) {
		flying = true;
		const {id, text} = desk.sheet;
		const serial = asked;
		const show = ahead || seen();
		const slow = ahead ? 0 : setTimeout(() => {stage.dataset.busy = say("pages.waiting");}, SLOW);
		const has = {};
		for (const [name, node] of kept) has[name] = node.picture;
		try {
			const answer = await post("pages", {id, text, show, has, zones: zones.ariaPressed === "true"});
			if (id === desk.sheet.id && serial >= since) {
				Object.assign(pieces, answer.pieces);
				for (const each of show) {
					failed[answer.pieces[each] ? "delete" : "add"](each);
					answer.pieces[each]?.pages.forEach((page, number) => put(figure(each, number), page));
				}
				if (!ahead) paint();
				desk.tell(ahead ? "ahead" : "answer", {...answer, text});
			}
		} catch (failure) {
			ours(failure);
			if (failure.status && id === desk.sheet.id) desk.notice(say("page.failed", {message: failure.message}));
		} finally {
			flying = false;
			clearTimeout(slow);
			if (asked === serial) delete stage.dataset.busy;
		}
		if (asked > serial) next();
	}

	const pair = () => (desk.piece !== "envelope" && PAIR.includes(piece) ? PAIR : []); // what is seen two-up
	const seen = () => (size === "two" && pair().length ? pair() : [piece]);

	function paint() {
		const wanted = seen().filter(each => pieces[each]);
		stage.setAttribute("aria-labelledby", `tab-${piece}`);
		stage.dataset.size = size;
		stage.dataset.piece = piece;
		const old = wanted.some(each => failed.has(each));
		const notes = [];
		if (!wanted.length) notes.push(note(say(failed.has(piece) ? `pages.none-${piece}` : "pages.waiting")));
		else if (old) notes.push(note(say("pages.old")));
		const figures = [];
		for (const each of wanted) {
			if (each === "email") {
				figures.push(mail(pieces.email));
				continue;
			}
			const {pages, about} = pieces[each];
			if (about) notes.push(note(say("pages.long", {count: pages.length, about})));
			const count = about ? say("pages.about", {about}) : pages.length;
			pages.forEach((page, number) => figures.push(caption(figure(each, number), each, number, count, wanted.length > 1)));
		}
		const now = [...notes, ...figures];
		if (now.length !== stage.children.length || now.some((node, at) => node !== stage.children[at])) stage.replaceChildren(...now);
		stage.classList.toggle("stale", old);
		const shape = [size, ...figures.map(each => each.page && [each.page.width_mm, each.page.height_mm, each.lastChild.hidden])].join();
		if (shape !== fitted) fit();
		fitted = shape; // reading sizes makes the browser lay out the page, which a key needs once
	}

	const note = text => make("p.none", text);

	const kept = new Map(); // a figure stays the same element, so that nothing moves or blinks

	function figure(what, number) {
		const name = `${what} ${number}`;
		if (!kept.has(name)) kept.set(name, make("figure", make("div.paper"), make("figcaption")));
		return kept.get(name);
	}

	function caption(node, what, number, count, named) {
		const line = node.lastChild;
		const face = what === "card" && count === 2 ? say(number ? "pages.inside" : "pages.outside") : "";
		const paging = count !== 1 ? face || say("pages.page", {number: number + 1, count}) : named ? say(`pages.${what}`) : "";
		if (line.textContent !== paging) line.textContent = paging;
		line.hidden = !paging;
		return node;
	}

	// Put a page's picture in place, in one step. Where the desk knows what is there, it sends only the parts that are
	// new; each is a group of its own.
	function put(node, page) {
		node.page = page;
		const {name, of, from, to, head, parts, outlines} = page.svg;
		if (name === node.picture) return;
		const box = node.firstChild;
		node.outlines = {...(of && node.outlines), ...outlines};
		const drawn = parts?.map(each => `<g>${each.replace(/(<use [^>]*>)+/g, row => join(row, node.outlines))}</g>`).join("");
		if (of) {
			const [svg] = box.children;
			const [, ...old] = svg.children;
			for (const each of old.slice(from, to)) each.remove();
			for (const each of [...parse(`<svg xml:space="preserve">${drawn}</svg>`).firstChild.children]) svg.insertBefore(each, old[to] || null);
		} else {
			box.replaceChildren(parse(`${head}<rect width="100%" height="100%" fill="#fff"/>${drawn}</svg>`));
		}
		node.picture = name;
	}

	// The glyphs of a row as one path; to draw as many elements takes much longer.
	const join = (row, outlines) => {
		const steps = Array.from(row.matchAll(/"#(.*?)" x="(.*?)"(?: y="(.*?)")?/g), ([, id, x, y = 0]) => `M${x} ${y}${outlines[id]}`);
		return `<path d="${steps.join("")}"/>`;
	};

	function mail(email) {
		return make("div.mail",
			make("p.subject", make("span", say("pages.subject")), ` ${email.subject || ""}`),
			make("div.text", email.html ? parse(email.html) : email.text)
		);
	}

	function fit() {
		const figures = [...stage.querySelectorAll("figure")];
		if (!figures.length) return;
		const padding = 2 * parseFloat(getComputedStyle(stage).paddingTop);
		const wide = stage.clientWidth - padding;
		const high = stage.clientHeight - padding;
		const columns = size === "two" && figures.length > 1 && wide > 420 ? 2 : 1;
		const widest = Math.max(...figures.map(each => each.page.width_mm));
		const highest = Math.max(...figures.map(each => each.page.height_mm));
		const across = (wide - (columns - 1) * 24) / columns / widest;
		const caption = figures.some(each => !each.lastChild.hidden) ? 30 : 0;
		let scale = size === "real" ? PX : Math.min(across, PX * 1.75);
		if (size === "fit" && !matchMedia("(max-width: 60rem)").matches) scale = Math.min(scale, Math.max((high - caption) / highest, 0.5));
		stage.style.setProperty("--columns", columns);
		for (const each of figures) {
			const {width_mm: width, height_mm: height} = each.page;
			Object.assign(each.firstChild.style, {width: `${(width * scale).toFixed(2)}px`, aspectRatio: `${width} / ${height}`});
		}
	}

	// The word under a click, and its line in the file.
	function pick(event) {
		const paper = event.target.closest(".paper");
		if (!paper || String(getSelection())) return;
		const page = paper.parentElement.page;
		const rect = paper.getBoundingClientRect();
		const x = ((event.clientX - rect.left) / rect.width) * page.width_mm;
		const y = ((event.clientY - rect.top) / rect.height) * page.height_mm;
		let best = null;
		for (const row of page.words) {
			const away = Math.hypot(Math.max(row[1] - x, 0, x - row[1] - row[3]), Math.max(row[2] - y, 0, y - row[2] - row[4]));
			if (away < 3 && (!best || away < best.away)) best = {away, row};
		}
		if (!best) return;
		const [line, left, , width, , text] = best.row;
		if (!line) {
			desk.speak(say("pages.elsewhere"), true);
			return;
		}
		desk.jump(line, 1, wordAt(text, (x - left) / width));
	}

	function wordAt(text, share) {
		brush.font = "16px Sans";
		const all = brush.measureText(text).width;
		let last = "";
		for (const each of text.matchAll(/\S+/g)) {
			last = each[0];
			if (brush.measureText(text.slice(0, each.index + last.length)).width >= share * all) break;
		}
		return last;
	}

	function choose(name) {
		piece = name;
		mark(name);
		desk.tell("piece", name);
		if (pieces[name] || !stage.firstChild) paint(); // else what is there stays until the answer
		ask();
	}

	function resize(name) {
		size = name;
		localStorage.setItem("size", size);
		for (const each of sizes) each.ariaPressed = each.dataset.size === name;
		paint();
		ask();
	}

	const mark = desk.tabs($("pieces"), "pages", ["letter", "envelope", "card", "email"], choose, "stage");
	for (const each of sizes) on(each, "click", () => resize(each.dataset.size));
	on(zones, "click", () => {
		zones.ariaPressed = zones.ariaPressed !== "true";
		ask();
	});
	on(stage, "click", pick);
	on(stage, "keydown", event => {
		if ((event.ctrlKey || event.metaKey) && event.key === "a") event.preventDefault();
	});
	new ResizeObserver(fit).observe(stage);
	desk.on("opened", () => {
		pieces = {};
		failed.clear();
		kept.clear();
		since = asked + 1;
		zones.ariaPressed = false;
		stage.replaceChildren();
		const first = desk.first?.id === desk.sheet.id && desk.first.piece;
		choose(first || desk.piece);
	});
	desk.on("changed", ask);
	desk.on("checked", () => {
		const ahead = pair().filter(each => !seen().includes(each));
		if (ahead.length && !flying) fly(ahead);
	});
	resize(["fit", "real", "two"].includes(size) ? size : "fit");
	return {ask, show: choose, fit};
}
