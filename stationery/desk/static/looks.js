// Choosing by looking: this letter in every other style, letterhead, typeface, paper, envelope and card.

import {post} from "./api.js";
import {sentences, tell} from "./send.js";
import {say, make, on, parse, $} from "./words.js";

const KINDS = ["styles", "letterheads", "typefaces", "papers", "envelopes", "cards", "details"];
const OF = {styles: "letter", papers: "letter", cards: "card"}; // what is only theirs
const PIECE = {envelopes: "envelope", cards: "card"};
const FEW = 2; // pictures in one request, so that no key waits for long
const IDLE = 1200; // milliseconds after the last key, then the pictures are drawn anew
const SAID = {yes: true, no: false, "": null};

export function mount(root, desk) {
	const tabs = KINDS.map(kind => make("button", {"data-of": OF[kind], onclick: () => open(kind)}, say(`looks.${kind}`)));
	const grid = make("ul.looks");
	const details = make("div.details");
	const note = make("p.soft", {role: "status"});
	root.replaceChildren(make("div.kinds", {role: "group", "aria-label": say("looks.kinds")}, ...tabs), note, grid, details);
	const watcher = new IntersectionObserver(seen => {
		for (const {isIntersecting, target} of seen) if (isIntersecting) wanted.add(target.dataset.id);
		draw();
	}, {root, rootMargin: "300px"});
	let kind = "styles";
	let key = "";
	let tiles = new Map();
	let wanted = new Set();
	let round = 0; // of pictures; those of an older one are dropped
	let busy = false;
	let drawn = "";
	let timer = 0;
	let soon = false; // after undo

	const visible = () => !root.hidden && Boolean(desk.sheet.id);
	const fail = failure => {note.textContent = tell(failure);};

	async function open(name) {
		kind = name;
		tabs.forEach((tab, number) => tab.ariaPressed = KINDS[number] === name);
		for (const {button, url} of tiles.values()) {
			watcher.unobserve(button);
			URL.revokeObjectURL(url);
		}
		tiles = new Map();
		grid.className = `looks ${name}`;
		for (const each of [grid, details, note]) each.replaceChildren();
		await list();
	}

	async function list() {
		const mine = ++round;
		wanted.clear();
		const {id, text} = desk.sheet;
		drawn = text;
		try {
			const told = await post("looks", {id, text, kind: kind === "details" ? "switches" : kind});
			if (mine !== round) return;
			if (kind === "details") return drawDetails(told);
			key = told.key;
			note.textContent = told.who ? say(told.written ? "looks.written" : "looks.follows", told) : "";
			for (const look of told.looks) {
				if (look.rest && !grid.querySelector(".rest")) grid.append(make("li.rest", make("h2", say("looks.rest"))));
				tile(look, told.chosen);
			}
		} catch (failure) {
			fail(failure);
		}
	}

	function tile(look, chosen) {
		let each = tiles.get(look.id);
		if (!each) {
			const [picture, why, about] = [make("span.picture"), make("span.why", {id: `why-${kind}-${look.id}`}), make("span.about")];
			const button = make("button", {"data-id": look.id, "aria-describedby": why.id, onclick: () => choose(look.id)}, picture, make("b", look.name), about, why);
			each = {button, picture, why, about, can: true, url: ""};
			tiles.set(look.id, each);
			grid.append(make("li", button));
		}
		each.about.textContent = look.about;
		each.button.ariaPressed = look.id === chosen;
		watcher.unobserve(each.button);
		watcher.observe(each.button); // those in sight are drawn, anew too
	}

	async function draw() {
		if (busy) return;
		busy = true;
		try {
			while (wanted.size && visible()) {
				const ids = [...wanted].slice(0, FEW);
				for (const each of ids) wanted.delete(each);
				const mine = round;
				const {id, text} = desk.sheet;
				const told = await post("looks", {id, text, kind, ids});
				if (mine === round) told.looks.forEach(paint);
			}
		} catch (failure) {
			fail(failure);
		} finally {
			busy = false;
		}
	}

	function paint(look) {
		const each = tiles.get(look.id);
		if (!each) return;
		watcher.unobserve(each.button);
		each.can = !look.why;
		each.button.toggleAttribute("data-cannot", !each.can);
		each.button.ariaDisabled = !each.can;
		each.why.textContent = look.why ? sentences(look.why, look.hint) : "";
		const paper = make("span.paper");
		paper.style.setProperty("--shape", look.width_mm / look.height_mm);
		URL.revokeObjectURL(each.url);
		if (look.svg) {
			each.url = URL.createObjectURL(new Blob([look.svg], {type: "image/svg+xml"}));
			paper.append(make("img", {src: each.url, alt: "", decoding: "async"}));
		}
		for (const each of look.windows || []) {
			const hole = paper.appendChild(make("span.hole"));
			for (const side in each) hole.style[side] = `${each[side]}%`;
		}
		each.picture.replaceChildren(...(look.width_mm ? [paper] : []));
	}

	async function choose(id) {
		const {can, why} = tiles.get(id);
		if (!can) return desk.speak(why.textContent, true);
		for (const [name, other] of tiles) other.button.ariaPressed = name === id;
		await write({[key]: id});
		desk.show(PIECE[kind] || desk.piece);
	}

	// As if they were typed into the form.
	async function write(changes) {
		await desk.write(changes);
		drawn = desk.sheet.text;
		if (kind === "details") await list();
	}

	function drawDetails(told) {
		const focused = document.activeElement?.id;
		details.replaceChildren(parse(told.html));
		if (focused && details.contains($(focused))) $(focused).focus();
	}

	// How a color reads on white paper; whether it can be taken.
	async function look(color) {
		const found = await post("accent", {color});
		$("contrast").textContent = found.said;
		$("contrast").toggleAttribute("data-bad", Boolean(found.why));
		return !found.why;
	}
	on(details, "input", ({target}) => target.id === "accent" && look(target.value));
	on(details, "change", async ({target}) => {
		const {name, value, dataset} = target;
		if ("heading" in dataset) write({letterhead: {[name]: value, ...(name === "logo" && !value && {height: ""})}});
		else if (name) write({[name]: value in SAID ? SAID[value] : value});
		else if (await look(value)) write({letterhead: {accent: value}});
		else target.value = target.defaultValue;
	});
	on(details, "click", ({target}) => "clear" in target.dataset && write({letterhead: {accent: ""}}));

	desk.on("changed", ({from}) => {soon = /do$/.test(from);});
	return {
		show() {
			const first = {envelope: "envelopes", card: "cards"}[desk.piece];
			if (first && (kind === "styles" || (first !== "cards" && OF[kind]))) open(first);
			else if (drawn !== desk.sheet.text || (!tiles.size && kind !== "details")) open(kind);
		},
		changed({text}) {
			clearTimeout(timer);
			if (visible() && text !== drawn) timer = setTimeout(() => visible() && desk.sheet.text !== drawn && list(), soon ? 0 : IDLE);
		}
	};
}
