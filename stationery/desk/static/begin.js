// The questions before a letter is there, one calm page for each kind; the answers become a file with a draft.

import {post, ours} from "./api.js";
import {make, on} from "./words.js";

const SOON = 180; // milliseconds after the last key
const FEW = 8; // choices that are shown side by side

export function mount(root, desk) {
	let asked = null;
	let what = "";
	let fields = {};

	const words = (name, slots = {}) => (asked.words[name] || "").replace(/\{(\w+)\}/g, (slot, key) => slots[key] ?? "");
	const keep = () => {
		const answers = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.get()]));
		try {sessionStorage.setItem(`begin ${what}`, JSON.stringify(answers));} catch {/* they are only kept for a reload */}
		return answers;
	};
	const kept = () => {
		try {return JSON.parse(sessionStorage.getItem(`begin ${what}`)) || {};} catch {return {};}
	};

	async function show(name) {
		asked = await post("questions");
		if (!asked.kinds[name]) return desk.home();
		what = name;
		fields = {};
		const kind = asked.kinds[name];
		const before = kept();
		const sender = asked.profile?.name ? make("p.quiet", words("from", {name: asked.profile.name})) : null;
		const button = make("button.main", {type: "submit"}, kind.done);
		const form = make("form.ask", {"data-kind": name, novalidate: true, onsubmit: submit, oninput: keep},
			make("p.back", make("a", {href: "#"}, words("back"))),
			make("h1", {tabindex: "-1"}, kind.title),
			make("p.about", kind.about),
			...kind.questions.map(each => question(each, before[each.name])),
			make("p.answers", button),
			sender
		);
		root.replaceChildren(form);
		document.title = kind.title;
		(form.querySelector("textarea, input, select") || button).focus();
	}

	function question(each, before) {
		const id = `q-${each.name}`;
		const wrong = make("p.wrong", {id: `${id}-wrong`, role: "alert"});
		const hint = each.hint ? make("p.hint", {id: `${id}-hint`}, each.hint) : null;
		const about = [hint && `${id}-hint`, `${id}-wrong`].filter(Boolean).join(" ");
		const field = {whom, text, lines, choice, switch: toggle}[each.kind](each, id, about, before);
		const optional = each.needed || each.kind === "choice" || each.kind === "switch";
		const note = optional ? null : make("small", words("optional"));
		fields[each.name] = {
			...field,
			each,
			tell(message, remedy) {
				wrong.replaceChildren(message, ...(remedy ? [make("small", remedy)] : []));
				field.node.ariaInvalid = Boolean(message);
			}
		};
		if (each.kind === "choice" && field.group) {
			return make("fieldset.question", {"aria-describedby": about}, make("legend", each.label), hint, ...field.shown, wrong);
		}
		if (each.kind === "switch") return make("div.question", ...field.shown, hint, wrong);
		return make("div.question", make("label", {for: id}, each.label, " ", note), hint, ...field.shown, wrong);
	}

	function text(each, id, about, before) {
		const node = make("input", {id, type: "text", autocomplete: "off", "aria-describedby": about, "aria-required": String(each.needed)});
		node.value = before ?? each.usual;
		return {node, shown: [node], get: () => node.value};
	}

	function lines(each, id, about, before) {
		const node = make("textarea", {id, rows: "4", "aria-describedby": about, "aria-required": String(each.needed)});
		node.value = before ?? each.usual;
		return {node, shown: [node], get: () => node.value};
	}

	function choice(each, id, about, before) {
		if (each.among.length > FEW) {
			const node = make("select", {id, "aria-describedby": about}, ...each.among.map(one => make("option", {value: one.id}, one.name)));
			node.value = before ?? each.among[0].id;
			return {node, shown: [node], get: () => node.value};
		}
		const chosen = before ?? each.among[0].id;
		const radios = each.among.map(one => make("input", {type: "radio", name: id, value: one.id, checked: one.id === chosen}));
		const row = make("div.radios", ...each.among.map((one, at) => make("label", radios[at], make("span", one.name))));
		return {node: radios[0], group: true, shown: [row], get: () => radios.find(one => one.checked)?.value ?? ""};
	}

	function toggle(each, id, about, before) {
		const node = make("input", {id, type: "checkbox", "aria-describedby": about, checked: before !== "no"});
		return {node, shown: [make("label.switch", node, make("span", each.label))], get: () => (node.checked ? "yes" : "no")};
	}

	// An address: typed, pasted, or of a contact; and as it will be printed, before one's eyes.
	function whom(each, id, about, before) {
		const node = make("textarea", {id, rows: "5", autocomplete: "off", spellcheck: "false", "aria-describedby": `${about} ${id}-shown`, "aria-required": String(each.needed)});
		node.value = before ?? "";
		const shown = make("div.printed", {id: `${id}-shown`, "aria-live": "polite"});
		let timer = 0;
		let serial = 0;
		let contact = null;

		async function look() {
			const mine = ++serial;
			if (!node.value.trim()) return shown.replaceChildren();
			const found = await post("address", {text: node.value}).catch(() => null);
			if (!found || mine !== serial) return undefined;
			const told = found.remarks.map(one => make("p", {class: one.kind}, one.message, one.hint ? make("small", one.hint) : null));
			const greeted = found.salutation && each.name === "to" ? make("p.quiet", words("greeted", {salutation: found.salutation})) : null;
			const address = found.lines.length
				? [make("h2", words("printed")), make("address", ...found.lines.map(line => make("span", line)))]
				: [];
			return shown.replaceChildren(...address, ...(greeted ? [greeted] : []), ...told);
		}
		on(node, "input", () => {
			clearTimeout(timer);
			timer = setTimeout(look, SOON);
		});
		if (node.value) look();
		const find = asked.contacts && each.name !== "from" ? finder(id, found => {
			contact = found;
			node.value = found.lines.join("\n");
			keep();
			look();
			node.focus();
		}) : null;
		const get = () => node.value;
		const email = () => (contact && node.value === contact.lines.join("\n") ? contact.email : "");
		return {node, shown: [...(find ? [find] : []), make("div.beside", node, shown)], get, email};
	}

	function finder(id, choose) {
		const list = make("ul", {id: `${id}-found`, class: "found"});
		const input = make("input", {type: "search", autocomplete: "off", "aria-label": words("look-up"), placeholder: words("look-up"), "aria-controls": `${id}-found`});
		let serial = 0;
		let timer = 0;
		async function look() {
			const mine = ++serial;
			const sought = input.value.trim();
			if (!sought) return list.replaceChildren();
			const found = await post("contacts", {find: sought}).catch(() => null);
			if (!found || mine !== serial) return undefined;
			list.replaceChildren(
				...found.contacts.map(each =>
					make("li", make("button", {
						type: "button",
						onclick: () => {list.replaceChildren(); input.value = ""; choose(each);}
					}, make("b", each.name), make("span", each.about)))
				)
			);
			const told = found.contacts.length ? (found.more ? words("contacts-more") : "") : words("contacts-none");
			if (told) list.append(make("li.quiet", told));
			desk.speak(told || `${found.contacts.length}`);
			return undefined;
		}
		on(input, "input", event => {
			event.stopPropagation();
			clearTimeout(timer);
			timer = setTimeout(look, SOON);
		});
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

	async function submit(event) {
		event.preventDefault();
		const button = event.target.querySelector("button.main");
		if (button.ariaDisabled === "true") return;
		for (const field of Object.values(fields)) field.tell("");
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
			const begun = await post("begin", {what, answers});
			sessionStorage.removeItem(`begin ${what}`);
			await desk.go(begun.id, begun.show);
		} catch (failure) {
			ours(failure);
			const field = fields[failure.told?.where] || Object.values(fields).at(-1);
			field.tell(failure.message, failure.hint);
			field.node.focus();
		} finally {
			button.removeAttribute("aria-disabled");
			button.textContent = label;
		}
	}

	return {show};
}
