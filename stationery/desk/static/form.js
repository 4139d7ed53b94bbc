// The form: the same text as the file, key by key. A field changes its key alone; the desk writes it into the head.

import {post, ours} from "./api.js";
import {make, say, on, $} from "./words.js";
import {headEnd} from "./write.js";

const SOON = 120; // milliseconds after the last key

export function mount(root, desk) {
	const fields = {};
	let form = null;
	let timer = 0;
	let sending = null;
	let stale = true; // whether there is something to show once the form is seen
	let anew = true; // whether the field that has the focus is to be written, too

	const lost = root.querySelector(".notice");
	const more = root.querySelector(".more");
	for (const node of root.querySelectorAll("[data-key]")) {
		const {key} = node.dataset;
		fields[key] = {node, parts: node.nextElementSibling};
		on(node, "input", () => note(key, value(key)));
	}

	const value = key => {
		const text = fields[key].node.value;
		return key === "enclosures" || key === "copies" ? text.split("\n").filter(row => row.trim()) : text;
	};

	// The body is below the head as it is; the head is changed by the desk, which knows how it is written.
	function note(key, said) {
		if (key === "body") {
			const text = desk.sheet.text;
			const end = form?.readable ? headEnd(text) : 0;
			desk.sheet.change(text.slice(0, end) + said, {typing: true, from: "form"});
			return;
		}
		const {fields} = desk.sheet;
		desk.sheet.wait(() => {fields[key] = said?.constructor === Object ? {...fields[key], ...said} : said;});
		clearTimeout(timer);
		timer = setTimeout(send, SOON);
	}

	// Resolves when nothing that was typed here waits any more, or nobody answers.
	async function settle() {
		while (desk.sheet.waits) if (await send()) return;
	}

	function send() {
		clearTimeout(timer);
		if (!sending && desk.sheet.waits) sending = change();
		return sending;
	}

	// Resolves to whether nobody answered: then the fields wait until the desk is there again.
	async function change() {
		const {id, text, fields} = desk.sheet;
		const changes = {...fields};
		let answer = null;
		let away = false;
		try {
			answer = await post("edit", {text, changes});
		} catch (failure) {
			ours(failure);
			away = !failure.status || failure.status === 403;
			if (away) desk.answering(failure);
			else desk.speak(say("page.failed", {message: failure.message}), true);
		} finally {
			sending = null;
		}
		if (!away && id === desk.sheet.id && (!answer || text === desk.sheet.text)) {
			desk.sheet.wait(() => {
				for (const [key, said] of Object.entries(changes)) if (fields[key] === said) delete fields[key];
			});
			if (answer) desk.sheet.change(answer.text, {typing: true, from: "form"});
		}
		if (desk.sheet.waits && !away) timer = setTimeout(send, SOON);
		return away;
	}

	function fill() {
		lost.hidden = form.readable;
		for (const [key, {node, parts}] of Object.entries(fields)) {
			const written = key === "body" ? bodyOf(desk.sheet.text) : form.values[key];
			const shown = joined(desk.sheet.fields[key] ?? written ?? "");
			node.disabled = !form.readable && key !== "body";
			const table = form.parts[key] && !form.parts[key].lines ? form.parts[key] : null;
			node.hidden = Boolean(table) && key !== "kind";
			parts.hidden = !table;
			if (table) fillParts(key, table);
			if (node === document.activeElement && !anew) continue;
			if (node.value !== shown) node.value = shown || (key === "kind" ? "letter" : "");
			const usual = form.defaults?.[key];
			if (usual !== undefined || !shown) node.placeholder = usual || "";
		}
	}

	// A party in parts: a field for each that is there.
	function fillParts(key, table) {
		const {parts} = fields[key];
		const names = Object.keys(table).join(" ");
		if (parts.dataset.names !== names) {
			parts.dataset.names = names;
			parts.replaceChildren(
				...Object.keys(table).map(name => {
					const input = make(Array.isArray(table[name]) ? "textarea" : "input", {"data-part": name, autocomplete: "off", rows: 2});
					on(input, "input", () => note(key, {[name]: input.value}));
					return make("label", make("span", say(`form.part-${name}`) || name), input);
				})
			);
		}
		for (const input of parts.querySelectorAll("[data-part]")) {
			const written = desk.sheet.fields[key]?.[input.dataset.part] ?? table[input.dataset.part];
			const shown = joined(written).trim();
			if ((input !== document.activeElement || anew) && input.value !== shown) input.value = shown;
		}
	}

	const joined = written => (Array.isArray(written) ? written.join("\n") : String(written));
	const bodyOf = text => (form?.readable ? text.slice(headEnd(text)) : text);
	const show = () => {
		if (root.hidden || !stale) return;
		root.classList.toggle("long", desk.sheet.long);
		fill();
		stale = anew = false;
	};
	const take = (found, defaults) => {
		form = {...found, defaults};
		stale = true;
		show();
	};

	const keyAt = line => form && (Object.entries({...form.lines, body: form.body_line}).findLast(each => each[1] <= line) || [])[0];

	desk.on("opened", read => {
		anew = true;
		$("f-postage-list").replaceChildren(...read.stamps.map(each => make("option", each)));
		$("f-language-list").replaceChildren(...read.languages.map(each => make("option", each)));
		take(read.form, {});
		send()?.then(away => away || desk.speak(say("write.restored"), true));
	});
	desk.on("changed", ({text, from}) => {
		// Undo, a fix, or another program: the body is seen at once, the head with the next answer.
		if (from === "form") return;
		anew = true;
		if (!root.hidden) fields.body.node.value = bodyOf(text);
	});
	desk.on("checked", ({defaults, text}) => {
		if (text !== desk.sheet.text) return;
		take(form, defaults);
		if (defaults.stamps) $("f-postage-about").firstChild.data = defaults.stamps;
	});
	return {
		settle,
		write(changes) {
			for (const [key, said] of Object.entries(changes)) note(key, said);
			return settle();
		},
		show,
		changed(answer) {
			if (answer.text === desk.sheet.text) take(answer.form, form?.defaults);
		},
		focus() {fields.body.node.focus();},
		called: line => fields[keyAt(line)]?.node.labels[0].textContent,
		// Go to the field of what stands in this line; false where none has it.
		jump(line) {
			const {body_line: body} = form;
			const key = keyAt(line);
			const {node, parts} = fields[key] || {};
			if (!node) return false;
			if (more.contains(node)) more.open = true;
			(node.hidden ? parts.querySelector("[data-part]") : node).focus();
			const at = node.value.split("\n", line - body).join("\n").length + (line > body);
			if (key === "body") node.setSelectionRange(at, at);
			return true;
		}
	};
}
