// The questions before a letter is there, or a printer is set up, one calm page for each; the answers become a file.

import {post, ours} from "./api.js";
import {option, picture, save, sentences, tell} from "./send.js";
import {make, on, parse, say} from "./words.js";

const SOON = 180; // milliseconds after the last key
const FEW = 8; // choices that are shown side by side
const SET_UP = "printer";

export function mount(root, desk) {
	let asked = null;
	let what = "";
	let fields = {};
	let anyway = new Set(); // doubts that were answered: it is as it was said

	const words = (name, slots = {}) => (asked.words[name] || "").replace(/\{(\w+)\}/g, (slot, key) => slots[key] ?? "");
	const read = () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.get()]));
	const keep = () => {
		const answers = read();
		try {sessionStorage.setItem(`begin ${what}`, JSON.stringify(answers));} catch {/* they are only kept for a reload */}
		return answers;
	};
	const kept = () => {
		try {return JSON.parse(sessionStorage.getItem(`begin ${what}`)) || {};} catch {return {};}
	};

	async function show(name) {
		asked = await post("questions");
		what = name;
		const before = kept();
		const kind = name === SET_UP ? await post("set-up", {answers: before}) : asked.kinds[name];
		if (!kind) return desk.home();
		fields = {};
		anyway = new Set();
		const sender = asked.profile?.name && what !== SET_UP ? make("p.quiet", words("from", {name: asked.profile.name})) : null;
		const button = make("button.main", {type: "submit"}, kind.done);
		const drawn = kind.drawing && make("div.drawing");
		drawn?.append(parse(kind.drawing));
		const back = what === SET_UP ? {href: "#", onclick: event => {event.preventDefault(); history.back();}} : {href: "#"};
		const form = make("form.ask", {"data-kind": name, novalidate: true, onsubmit: submit, oninput: keep},
			make("p.back", make("a", back, words(what === SET_UP ? "return" : "back"))),
			make("h1", {tabindex: "-1"}, kind.title),
			make("p.about", kind.about),
			...kind.questions.flatMap(each => {
				const rows = [each.part && make("h2", each.part), question(each, before[each.name])];
				return each.kind === "measure" && drawn && !drawn.parentElement ? [make("div.measures", drawn), ...rows] : rows;
			}),
			make("p.answers", button),
			sender
		);
		if (drawn) { // the measures stand beside the drawing
			const box = form.querySelector(".measures");
			box.append(make("div", ...[...form.children].slice([...form.children].indexOf(box) + 1, -1)));
		}
		root.replaceChildren(form);
		document.title = kind.title;
		(form.querySelector("textarea, input, select") || button).focus();
	}

	function question(each, before) {
		const id = `q-${each.name}`;
		const wrong = make("p.wrong", {id: `${id}-wrong`, role: "alert"});
		const hint = each.hint ? make("p.hint", {id: `${id}-hint`}, each.hint) : null;
		const about = [hint && `${id}-hint`, `${id}-wrong`].filter(Boolean).join(" ");
		if (each.kind === "told") {
			const tools = (each.actions || []).map(one => make("button", {type: "button", onclick: () => act(one.id, wrong)}, one.name));
			return make("div.question", make("b", each.label), ...each.told.map(row => make("p.hint", row)), make("p.answers", ...tools), wrong);
		}
		const field = {whom, text, lines, choice, switch: toggle, measure}[each.kind](each, id, about, before);
		const optional = each.needed || each.kind === "choice" || each.kind === "switch";
		const note = optional || what === SET_UP ? null : make("small", words("optional"));
		fields[each.name] = {
			...field,
			each,
			tell(message, remedy) {
				wrong.replaceChildren(message, ...(remedy ? [make("small", remedy)] : []));
				field.node.ariaInvalid = Boolean(message);
			}
		};
		if (each.renews) on(field.shown[0], "change", () => {keep(); show(what).then(() => document.getElementById(id)?.focus());});
		if (field.group) return make("fieldset.question", {"aria-describedby": about}, make("legend", each.label), hint, ...field.shown, wrong);
		if (each.kind === "switch") return make("div.question", ...field.shown, hint, wrong);
		return make("div.question", make("label", {for: id}, each.label, " ", note), hint, ...field.shown, wrong);
	}

	// A field of that element: its words are the answer.
	function plain(tag, more, each, id, about, before) {
		const node = make(tag, {id, autocomplete: "off", "aria-describedby": about, "aria-required": String(each.needed), ...more});
		node.value = before ?? each.usual;
		return {node, shown: [node], get: () => node.value};
	}

	const text = (...asked) => plain("input", {type: "text"}, ...asked);
	const lines = (...asked) => plain("textarea", {rows: 4}, ...asked);

	// A length; what is measured is highlighted in the drawing.
	function measure(...asked) {
		const found = plain("input", {type: "text", inputmode: "decimal"}, ...asked);
		on(found.node, "focus", () => {
			for (const mark of root.querySelectorAll("[data-mark]")) mark.classList.toggle("hue", mark.dataset.mark === asked[0].name);
		});
		return found;
	}

	function choice(each, id, about, before) {
		if (each.among.length > FEW) {
			const node = make("select", {id, "aria-describedby": about}, ...each.among.map(one => option(one.id, one.name)));
			node.value = before ?? each.among[0].id;
			return {node, shown: [node], get: () => node.value};
		}
		const chosen = [before, each.usual, what !== SET_UP && each.among[0].id].find(id => each.among.some(one => one.id === id));
		const radios = each.among.map(one => make("input", {type: "radio", name: id, value: one.id, checked: one.id === chosen}));
		const row = make("div.radios", {id}, ...each.among.map((one, at) => make("label", radios[at], one.svg ? picture(one.svg) : null, make("span", one.name))));
		return {node: radios[0], group: true, shown: [row], get: () => radios.find(one => one.checked)?.value ?? ""};
	}

	function toggle(each, id, about, before) {
		const node = make("input", {id, type: "checkbox", "aria-describedby": about, checked: before !== "no"});
		return {node, shown: [make("label.switch", node, make("span", each.label))], get: () => (node.checked ? "yes" : "no")};
	}

	// Look up what is typed, soon after the last key; a later answer takes the place of an earlier one.
	function soon(input, name, ask, draw) {
		let timer = 0;
		let serial = 0;
		async function look() {
			const mine = ++serial;
			const found = input.value.trim() ? await post(name, ask()).catch(() => null) : undefined;
			if (found !== null && mine === serial) draw(found);
		}
		on(input, "input", () => {
			clearTimeout(timer);
			timer = setTimeout(look, SOON);
		});
		return look;
	}

	// An address: typed, pasted, or of a contact; and as it will be printed, before one's eyes.
	function whom(each, id, about, before) {
		const sender = each.name === "from";
		const field = plain("textarea", {rows: 5, spellcheck: "false"}, each, id, `${about} ${id}-shown`, before);
		const node = field.node;
		const shown = make("div.printed", {id: `${id}-shown`, "aria-live": "polite"});
		let contact = null;
		const ask = () => ({text: node.value, sender, card: what === "note" || fields.as?.get() === "card"});
		const look = soon(node, "address", ask, found => shown.replaceChildren(...(found ? [
			...(found.lines.length ? [make("h2", words("printed")), make("address", ...found.lines.map(line => make("span", line)))] : []),
			...Object.entries(found.contact).map(([part, text]) => make("p.quiet", `${say(`form.part-${part}`)}: ${text}`)),
			...(found.salutation && each.name === "to" ? [make("p.quiet", words("greeted", found))] : []),
			...found.remarks.map(one => make("p", {class: one.kind}, sentences(one.message), one.hint ? make("small", sentences(one.hint)) : null))
		] : [])));
		if (node.value) look();
		const find = asked.contacts && !sender ? finder(id, found => {
			contact = found;
			node.value = found.lines.join("\n");
			keep();
			look();
			node.focus();
		}) : null;
		const email = () => (contact && node.value === contact.lines.join("\n") ? contact.email : "");
		return {...field, shown: [...(find ? [find] : []), make("div.beside", node, shown)], email};
	}

	function finder(id, choose) {
		const list = make("ul", {id: `${id}-found`, class: "found"});
		const input = make("input", {type: "search", autocomplete: "off", "aria-label": words("look-up"), placeholder: words("look-up"), "aria-controls": `${id}-found`});
		soon(input, "contacts", () => ({find: input.value}), found => {
			if (!found) return list.replaceChildren();
			list.replaceChildren(...found.contacts.map(each =>
				make("li", make("button", {
					type: "button",
					onclick: () => {list.replaceChildren(); input.value = ""; choose(each);}
				}, make("b", each.name), make("span", each.about)))));
			const told = found.contacts.length ? (found.more ? words("contacts-more") : "") : words("contacts-none");
			if (told) list.append(make("li.quiet", told));
			return desk.speak(told || `${found.contacts.length}`);
		});
		on(input, "input", event => event.stopPropagation());
		on(input, "keydown", event => {
			if (event.key === "Enter" || event.key === "ArrowDown") {
				event.preventDefault();
				list.querySelector("button")?.focus();
			} else if (event.key === "Escape") {
				input.value = "";
				list.replaceChildren();
			}
		});
		on(list, "keydown", event => {
			const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
			if (!by) return;
			event.preventDefault();
			const all = [...list.querySelectorAll("button")];
			(all[all.indexOf(document.activeElement) + by] || input).focus();
		});
		return make("div.finder", input, list);
	}

	// The calibration sheet, saved or printed.
	async function act(name, box) {
		box.textContent = "";
		try {
			const told = await post("set-up", {do: name, answers: read()});
			if (name === "save") await save(told);
			else desk.speak(say("send.waiting"), true);
		} catch (failure) {
			box.textContent = tell(failure);
		}
	}

	async function submit(event) {
		event.preventDefault();
		const button = event.target.querySelector("button.main");
		if (button.ariaDisabled === "true") return;
		for (const field of Object.values(fields)) field.tell("");
		if (event.submitter?.value) anyway.add(event.submitter.value);
		event.target.querySelector("[value]:is(button)")?.remove();
		const missing = Object.values(fields).find(field => field.each.needed && !field.get().trim());
		if (missing) {
			missing.tell(words("needed"));
			missing.node.focus();
			return;
		}
		const answers = keep();
		for (const [name, field] of Object.entries(fields)) if (field.email?.()) answers[`${name}_email`] = field.email();
		const label = button.textContent;
		button.ariaDisabled = "true";
		button.textContent = words("busy");
		try {
			const set = what === SET_UP;
			const told = await (set ? post("set-up", {do: "keep", answers, anyway: [...anyway]}) : post("begin", {what, answers}));
			sessionStorage.removeItem(`begin ${what}`);
			if (set) tellResult(told);
			else await desk.go(told.id, told.show);
		} catch (failure) {
			ours(failure);
			const {told, answer} = failure;
			const found = (answer?.fields || [told?.where]).map(name => fields[name]).filter(Boolean);
			if (!found.length) found.push(Object.values(fields).at(-1));
			for (const field of found) field.tell(sentences(failure.message), failure.hint && sentences(failure.hint));
			found[0].node.focus();
			if (answer?.anyway) button.after(make("button", {value: answer.anyway}, words("anyway")));
		} finally {
			button.removeAttribute("aria-disabled");
			button.textContent = label;
		}
	}

	function tellResult(told) {
		const head = make("h1", {tabindex: -1}, told.title);
		root.replaceChildren(make("div.ask", head, ...told.told.map(row => make("p.about", sentences(row))), picture(told.svg),
			make("p.answers", make("button.main", {onclick: () => history.back()}, told.next))));
		head.focus();
	}

	return {show};
}
