// The pages at the right: at each key one question to the desk, and the answer put in place in one step.

import {post, ours} from "./api.js";
import {say, make, on, parse, pieceOf, $} from "./words.js";

const TOGETHER = {letter: ["letter", "envelope"], envelope: ["letter", "envelope"], card: ["card"], email: ["email"]};
const PX = 96 / 25.4; // CSS pixels in a millimeter

export function mount(root, desk) {
	const stage = $("stage");
	const tabs = [...root.querySelectorAll("#pieces [role=tab]")];
	const sizes = [...root.querySelectorAll("#sizes [data-size]")];
	const zones = $("zones");
	const brush = make("canvas").getContext("2d");
	let piece = "letter";
	let size = localStorage.getItem("size") || "fit";
	let asked = 0;
	let shown = 0;
	let flying = false;
	let pieces = {}; // the latest of each that could be made
	let fresh = new Set(); // those of the latest answer

	// Each key asks; while an answer is on its way, only the latest text waits.
	function ask() {
		asked += 1;
		if (!flying && desk.sheet.id) fly();
	}

	async function fly() {
		flying = true;
		const {id, text} = desk.sheet;
		const serial = asked;
		const show = TOGETHER[piece];
		try {
			const answer = await post("pages", {id, text, serial, show, zones: zones.ariaPressed === "true"});
			if (id === desk.sheet.id && answer.serial > shown) {
				shown = answer.serial;
				fresh = new Set(Object.keys(answer.pieces));
				Object.assign(pieces, answer.pieces);
				paint(show);
				desk.tell("answer", {...answer, text});
			}
		} catch (failure) {
			ours(failure);
			if (failure.status && id === desk.sheet.id) desk.notice(say("page.failed", {message: failure.message}));
		} finally {
			flying = false;
		}
		if (asked > serial && desk.sheet.id) fly();
	}

	const seen = () => (size === "two" && piece in {letter: 1, envelope: 1} ? TOGETHER[piece] : [piece]);

	function paint() {
		const wanted = seen().filter(each => pieces[each]);
		stage.setAttribute("aria-labelledby", `tab-${piece}`);
		stage.dataset.size = size;
		stage.dataset.piece = piece;
		const old = wanted.some(each => !fresh.has(each)) && shown > 0;
		const notes = [];
		if (!wanted.length) notes.push(note(shown ? say(`pages.none-${piece}`) : say("pages.waiting")));
		else if (old) notes.push(note(say("pages.old")));
		const figures = [];
		for (const each of wanted) {
			if (each === "email") {
				figures.push(mail(pieces.email));
				continue;
			}
			const count = pieces[each].pages.length;
			pieces[each].pages.forEach((page, number) => figures.push(figure(each, number, count, page, wanted.length > 1)));
		}
		const now = [...notes, ...figures];
		if (now.length !== stage.children.length || now.some((node, at) => node !== stage.children[at])) {
			stage.replaceChildren(...now);
		}
		stage.classList.toggle("stale", old);
		fit();
	}

	const note = text => make("p.none", text);

	const kept = new Map(); // a figure stays the same element, so that nothing moves or blinks

	function figure(what, number, count, page, named) {
		const name = `${what} ${number}`;
		let node = kept.get(name);
		if (!node) {
			node = make("figure", make("div.paper"), make("figcaption"));
			kept.set(name, node);
		}
		const [paper, caption] = node.children;
		if (node.page?.svg !== page.svg) put(paper, page.svg);
		node.page = page;
		const face = what === "card" && count === 2 ? say(number ? "pages.inside" : "pages.outside") : "";
		const paging = count > 1 ? face || say("pages.page", {number: number + 1, count}) : named ? say(`pages.${what}`) : "";
		if (caption.textContent !== paging) caption.textContent = paging;
		caption.hidden = !paging;
		return node;
	}

	// Put a page's picture where another was, in one step. Only the lines that changed are made anew: the outlines of
	// glyphs stay, and what is the same at both ends of the page does, too.
	function put(paper, source) {
		const {head, defs, items} = split(source);
		const old = paper.firstElementChild;
		if (!old || paper.head !== head) {
			const svg = read(source);
			paper.replaceChildren(svg);
			paper.known = new Set(defs.map(([id]) => id));
		} else {
			const before = paper.items;
			const missing = defs.filter(([id]) => !paper.known.has(id));
			for (const [id] of missing) paper.known.add(id);
			if (missing.length) old.firstElementChild.append(...draw(missing.map(([, path]) => path)));
			const least = Math.min(before.length, items.length);
			let same = 0;
			while (same < least && before[same] === items[same]) same += 1;
			let tail = 0;
			while (tail < least - same && before[before.length - 1 - tail] === items[items.length - 1 - tail]) tail += 1;
			const nodes = [...old.children].slice(1);
			const made = [];
			for (let at = same; at < items.length - tail; at += 1) if (before[at] !== items[at] || at >= before.length - tail) made.push(at);
			const fresh = draw(made.map(at => items[at]));
			const end = nodes[before.length - tail] || null;
			made.forEach((at, number) => {
				if (at < before.length - tail) nodes[at].replaceWith(fresh[number]);
				else old.insertBefore(fresh[number], end);
			});
			for (let at = items.length - tail; at < before.length - tail; at += 1) nodes[at].remove();
		}
		Object.assign(paper, {head, items});
	}

	// The parts of an SVG, as text: its own tag, the outlines by id, and what is drawn.
	function split(source) {
		const tag = /<(\/?)([a-z]+)[^>]*?(\/?)>/gi;
		const items = [];
		const defs = [];
		let [depth, start, head] = [0, 0, ""];
		for (let found = tag.exec(source); found; found = tag.exec(source)) {
			const [whole, closes, name, alone] = found;
			if (!depth) {
				head = whole;
				depth = 1;
			} else if (closes) {
				depth -= 1;
				if (depth === 1) items.push(source.slice(start, tag.lastIndex));
			} else {
				if (depth === 1) start = found.index;
				if (depth === 2 && name === "path" && !items.length) defs.push([/ id="([^"]*)"/.exec(whole)?.[1], whole]);
				if (!alone) depth += 1;
				else if (depth === 1) items.push(whole);
			}
		}
		return {head, defs, items: items.slice(1)};
	}

	const draw = parts => [...still(parse(`<svg xml:space="preserve">${parts.join("")}</svg>`).firstChild).children];

	function read(source) {
		const svg = parse(source).firstElementChild;
		svg.removeAttribute("width");
		svg.removeAttribute("height");
		return still(svg);
	}

	// Links on the page lead nowhere: a click on their words goes to the file.
	function still(svg) {
		for (const link of svg.querySelectorAll("a[href]")) link.removeAttribute("href");
		return svg;
	}

	function mail(email) {
		return make("div.mail",
			make("p.subject", make("span", say("pages.subject")), ` ${email.subject || ""}`),
			make("div.text", email.text)
		);
	}

	function fit() {
		const figures = [...stage.querySelectorAll("figure")];
		if (!figures.length) return;
		const style = getComputedStyle(stage);
		const wide = stage.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
		const high = stage.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
		const columns = size === "two" && figures.length > 1 && wide > 420 ? 2 : 1;
		const widest = Math.max(...figures.map(each => each.page.width_mm));
		const highest = Math.max(...figures.map(each => each.page.height_mm));
		const across = (wide - (columns - 1) * 24) / columns / widest;
		const caption = figures.some(each => !each.children[1].hidden) ? 30 : 0;
		let scale = size === "real" ? PX : Math.min(across, PX * 1.75);
		if (size === "fit" && !desk.narrow()) scale = Math.min(scale, Math.max((high - caption) / highest, 0.5));
		stage.style.setProperty("--columns", columns);
		for (const each of figures) {
			const width = `${(each.page.width_mm * scale).toFixed(2)}px`;
			const paper = each.children[0];
			if (paper.style.width !== width) paper.style.width = width;
			const ratio = `${each.page.width_mm} / ${each.page.height_mm}`;
			if (paper.style.aspectRatio !== ratio) paper.style.aspectRatio = ratio;
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

	function choose(name, focus = false) {
		piece = name;
		for (const tab of tabs) {
			const on = tab.id === `tab-${name}`;
			tab.ariaSelected = on;
			tab.tabIndex = on ? 0 : -1;
			if (on && focus) tab.focus();
		}
		paint();
		ask();
	}

	function resize(name) {
		size = name;
		localStorage.setItem("size", size);
		for (const each of sizes) each.ariaPressed = each.dataset.size === name;
		paint();
	}

	desk.tabs(tabs, tab => choose(tab.id.slice(4), true));
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
		fresh = new Set();
		kept.clear();
		shown = asked;
		stage.replaceChildren();
		const first = desk.first?.id === desk.sheet.id && desk.first.piece;
		choose(first || pieceOf(desk.sheet.text));
	});
	desk.on("changed", ask);
	desk.on("back", ask);
	resize(["fit", "real", "two"].includes(size) ? size : "fit");
	return {ask, show: choose, fit};
}
