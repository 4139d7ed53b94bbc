// Choosing by looking: this letter in every other style, letterhead, typeface, paper, envelope and card.

import {post, ours} from "./api.js";
import {sentences} from "./send.js";
import {say, make, $} from "./words.js";

const KINDS = ["styles", "letterheads", "typefaces", "papers", "envelopes", "cards", "details"];
const PIECE = {envelopes: "envelope", cards: "card"};
const FEW = 2; // pictures in one request, so that no key waits for long
const IDLE = 1200; // milliseconds after the last key, then the pictures are drawn anew

export function mount(root, desk) {
	const tabs = KINDS.map(kind => make("button", {"aria-pressed": "false", onclick: () => open(kind)}, say(`looks.${kind}`)));
	const grid = make("ul.looks");
	const details = make("div.details");
	const note = make("p.soft", {role: "status"});
	root.replaceChildren(make("div.kinds", {role: "group", "aria-label": say("looks.kinds")}, ...tabs), note, grid, details);
	const watcher = new IntersectionObserver(seen => {
		for (const each of seen) if (each.isIntersecting) want(each.target.dataset.id);
	}, {root, rootMargin: "300px"});
	let kind = "styles";
	let key = "";
	let tiles = new Map();
	let wanted = [];
	let round = 0; // of pictures; those of an older one are dropped
	let busy = false;
	let drawn = "";
	let timer = 0;
	let soon = false; // after undo

	const visible = () => !root.hidden && Boolean(desk.sheet.id);

	function fail(failure) {
		ours(failure);
		note.textContent = failure.status ? failure.message : say("page.gone");
	}

	async function open(name) {
		kind = name;
		round += 1;
		wanted = [];
		tabs.forEach((tab, number) => tab.ariaPressed = KINDS[number] === name);
		for (const tile of tiles.values()) release(tile);
		tiles = new Map();
		grid.replaceChildren();
		details.replaceChildren();
		note.textContent = "";
		await list();
	}

	async function list() {
		const mine = round;
		const {id, text} = desk.sheet;
		drawn = text;
		try {
			if (kind === "details") {
				const told = await post("looks", {id, text, kind: "switches"});
				if (mine === round) drawDetails(told);
				return;
			}
			const told = await post("looks", {id, text, kind});
			if (mine !== round) return;
			key = told.key;
			note.textContent = told.who ? say(told.written ? "looks.written" : "looks.follows", {who: told.who}) : "";
			for (const look of told.looks) tile(look, told.chosen);
		} catch (failure) {
			fail(failure);
		}
	}

	function tile(look, chosen) {
		let each = tiles.get(look.id);
		if (!each) {
			const picture = make("span.picture");
			const why = make("span.why", {id: `why-${kind}-${look.id}`});
			const button = make("button", {"data-id": look.id, onclick: () => choose(look.id)},
				picture, make("b", look.name), make("span.about"), why);
			each = {button, picture, why, can: true, url: ""};
			tiles.set(look.id, each);
			grid.append(make("li", button));
			watcher.observe(button);
		}
		each.button.querySelector(".about").textContent = look.about;
		each.button.ariaPressed = look.id === chosen;
	}

	function want(id) {
		if (!wanted.includes(id)) wanted.push(id);
		draw();
	}

	async function draw() {
		if (busy) return;
		busy = true;
		try {
			while (wanted.length && visible()) {
				const ids = wanted.splice(0, FEW);
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
		if (look.why) each.button.setAttribute("aria-describedby", each.why.id);
		else each.button.removeAttribute("aria-describedby");
		const paper = make("span.paper");
		if (look.width_mm) paper.style.setProperty("--shape", look.width_mm / look.height_mm);
		const old = each.url;
		if (look.svg) {
			each.url = URL.createObjectURL(new Blob([look.svg], {type: "image/svg+xml"}));
			paper.append(make("img", {src: each.url, alt: "", decoding: "async"}));
		}
		for (const [x, y, width, height] of look.windows || []) {
			const hole = make("span.hole");
			const across = part => `${(part / look.width_mm) * 100}%`;
			const down = part => `${(part / look.height_mm) * 100}%`;
			Object.assign(hole.style, {left: across(x), top: down(y), width: across(width), height: down(height)});
			paper.append(hole);
		}
		each.picture.replaceChildren(...(look.width_mm ? [paper] : []));
		if (old) URL.revokeObjectURL(old);
	}

	function release(each) {
		watcher.unobserve(each.button);
		if (each.url) URL.revokeObjectURL(each.url);
	}

	async function choose(id) {
		const each = tiles.get(id);
		if (!each.can) {
			desk.speak(each.why.textContent, true);
			return;
		}
		for (const [name, other] of tiles) other.button.ariaPressed = name === id;
		await write({[key]: id});
		desk.show(PIECE[kind] || (desk.sheet.text.includes("\nkind: note") ? "card" : "letter"));
	}

	// Write keys into the text; if somebody types meanwhile, into the newer one.
	async function write(changes) {
		try {
			for (;;) {
				const {id, text} = desk.sheet;
				const told = await post("edit", {text, changes});
				if (id !== desk.sheet.id) return;
				if (text !== desk.sheet.text) continue;
				drawn = told.text;
				desk.sheet.change(told.text, {from: "looks"});
				break;
			}
			if (kind === "details") await list();
		} catch (failure) {
			fail(failure);
		}
	}

	function drawDetails({switches, accent, letterhead}) {
		const focused = document.activeElement?.id;
		details.replaceChildren(...switches.map(drawSwitch), drawAccent(accent, letterhead));
		if (focused && details.contains($(focused))) $(focused).focus();
	}

	function drawSwitch(each) {
		const option = (value, words) => {
			const id = `switch-${each.key}-${value || "usual"}`;
			const checked = value ? each.written && each.now === value : !each.written;
			const input = make("input", {type: "radio", name: `switch-${each.key}`, id, checked,
				onchange: () => write({[each.key]: value === "" ? null : value === "yes" ? true : value === "no" ? false : value})});
			return make("span", input, make("label", {for: id}, words));
		};
		const usual = each.now && !each.written ? say("looks.usually", {what: say(`looks.${each.now}`), who: each.who}) : say("looks.usual");
		return make("fieldset", make("legend", say(`looks.${each.key}`)), option("", usual),
			...each.among.map(value => option(value, say(`looks.${value}`))));
	}

	function drawAccent(accent, letterhead) {
		const told = make("p.soft", {id: "contrast", "aria-live": "polite"});
		const show = found => {
			told.textContent = found.contrast == null ? "" : say(found.why ? "looks.pale" : "looks.contrast", found);
			told.toggleAttribute("data-bad", Boolean(found.why));
		};
		const well = make("input", {type: "color", id: "accent", value: accent.color || "#1f4e8c", "aria-describedby": "contrast",
			oninput: async () => show(await post("accent", {color: well.value})),
			onchange: async () => {
				const found = await post("accent", {color: well.value});
				show(found);
				if (!found.why) write({letterhead: {accent: well.value}});
			}});
		const clear = accent.written && make("button", {onclick: () => write({letterhead: {accent: ""}})}, say("looks.no-accent"));
		if (accent.color) show(accent);
		return make("fieldset", make("legend", say("looks.accent")), make("p.soft", say("looks.accent-about", {letterhead})),
			make("span", well, make("label", {for: "accent"}, accent.color || say("looks.choose-accent")), clear || null), told);
	}

	desk.on("changed", ({from}) => {soon = /do$/.test(from);});
	return {
		show() {if (drawn !== desk.sheet.text || (!tiles.size && kind !== "details")) open(kind);},
		changed({text}) {
			clearTimeout(timer);
			if (!visible() || text === drawn) return;
			timer = setTimeout(() => {
				if (!visible() || desk.sheet.text === drawn) return;
				round += 1;
				wanted = [];
				list();
				for (const each of tiles.values()) watcher.unobserve(each.button);
				for (const each of tiles.values()) watcher.observe(each.button); // those in sight are drawn anew
			}, soon ? 0 : IDLE);
		}
	};
}
