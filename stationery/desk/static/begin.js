// The questions before a letter is there, or a printer is set up; the answers become a file.

import {post, upload, ours} from "./api.js";
import {jobs, save, sentences, tell} from "./send.js";
import {make, on, parse, $} from "./words.js";

const SOON = 180; // milliseconds after the last key
const SET_UP = ["printer", "test"];

export function mount(root, desk) {
	let what = "";
	let words = {};
	let form = null;
	let anyway = []; // doubts that were answered: it is as it was said
	const work = jobs(desk);
	let contacts = {}; // the one that was chosen, by question
	let once = ""; // what is answered twice is begun once

	const way = other => (SET_UP.includes(what) ? "set-up" : other);
	const read = () => {
		const answers = Object.fromEntries(new FormData(form));
		for (const box of form.querySelectorAll("[type=checkbox]")) answers[box.name] = box.checked ? "yes" : "no";
		return answers;
	};
	// For a reload, another tab, and for Back from what was begun.
	const keep = () => {
		if (history.state) return history.replaceState({...history.state, answers: read()}, "");
		try {localStorage.setItem(`begin ${what}`, JSON.stringify(read()));} catch {/* there is no room */}
	};
	const begun = () => history.state && desk.state.files.find(({id, name}) => id === history.state.id || name === history.state.written[0]);
	const open = ({id} = begun()) => desk.go(id, history.state.show);
	// What was answered is no longer complained of.
	function settle({target}) {
		keep();
		const wrong = $(`q-${target.name}-wrong`);
		if (!wrong?.firstChild) return;
		wrong.textContent = "";
		first(form.elements[target.name]).ariaInvalid = null;
	}
	const kept = () => history.state?.answers || JSON.parse(localStorage.getItem(`begin ${what}`) || "{}");
	const first = field => field.tagName ? field : field[0]; // of a choice, the first of its buttons

	async function show(name, anew = true) {
		if (anew) root.replaceChildren();
		what = name;
		once = `${Math.random()}`;
		anyway = [];
		contacts = history.state?.contacts || {};
		const told = await post(way("ask"), {what, answers: kept()});
		if (!told.html) return desk.home();
		words = told.words;
		root.replaceChildren(parse(told.html));
		form = root.firstElementChild;
		if (begun()) form.querySelector(".about").after(make("p.notice", words.begun, make("button", {type: "button", onclick: () => open()}, begun().name)));
		for (const [key, answer] of Object.entries(kept())) {
			const field = form.elements[key];
			if (field?.type === "checkbox") field.checked = answer !== "no";
			else if (field && (field.length === undefined || [...field].some(each => each.value === answer))) field.value = answer;
		}
		on(form, "input", settle);
		on(form, "submit", submit);
		on(form, "focusin", ({target}) => {
			if (target.inputMode) for (const mark of form.querySelectorAll("[data-mark]")) mark.classList.toggle("hue", mark.dataset.mark === target.name);
		});
		on(form, "change", ({target}) => {
			if (target.closest("[data-renews]")) again(target);
			if (target.files?.length) measure(target);
		});
		if (way()) on(form.querySelector(".back a"), "click", event => {event.preventDefault(); history.back();});
		form.querySelectorAll("[data-whom]").forEach(whom);
		document.title = form.querySelector("h1").textContent;
		form.querySelector("textarea, input:not([type=search]), select")?.focus();
	}

	async function again({name}) {
		keep();
		await show(what, false);
		const field = form.elements[name];
		(field.tagName ? field : [...field].find(each => each.checked))?.focus();
	}

	// A photo of the calibration sheet in place of the ruler.
	async function measure(input) {
		const wrong = $(`${input.id}-wrong`);
		wrong.textContent = words.busy;
		try {
			const {measures, told} = await upload(`photo/${read().paper}`, input.files[0]);
			for (const [name, value] of Object.entries(measures)) {
				form.elements[name].value = value;
				settle({target: form.elements[name]});
			}
			wrong.textContent = "";
			desk.speak(told, true);
		} catch (failure) {
			wrong.textContent = tell(failure);
		}
		input.value = "";
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
	function whom(node) {
		const ask = () => ({text: node.value, as: what === "envelope" && node.name === "to" ? "" : node.name, card: what === "note" || read().as === "card"});
		const look = soon(node, "address", ask, found => {
			if (!node.isConnected) return;
			$(`${node.id}-shown`).replaceChildren(parse(found?.html || ""));
			if (form.elements.to_all) form.elements.to_all.checked = kept().to_all === "yes";
		});
		if (node.value) look();
		const input = node.closest(".question").querySelector("[type=search]");
		if (!input) return;
		const list = input.nextElementSibling;
		const choose = found => {
			list.replaceChildren();
			input.value = "";
			contacts[node.name] = found;
			node.value = found.lines.join("\n");
			settle({target: node});
			look();
			node.focus();
		};
		soon(input, "contacts", () => ({find: input.value}), found => {
			list.replaceChildren(...(found?.contacts || []).map(each =>
				make("li", make("button", {type: "button", onclick: () => choose(each)}, make("b", each.name), make("span", each.about)))));
			const told = found && (found.contacts.length ? (found.more ? words["contacts-more"] : "") : words["contacts-none"]);
			if (told) list.append(make("li.quiet", told));
			if (found) desk.speak(told || `${found.contacts.length}`);
		});
		on(input, "paste", event => {
			const lines = event.clipboardData.getData("text").trim().split("\n");
			if (lines.length < 2) return; // an address
			event.preventDefault();
			choose({lines});
		});
		on(input.parentElement, "keydown", event => {
			const by = {ArrowDown: 1, ArrowUp: -1, Enter: event.target === input ? 1 : 0}[event.key];
			if (!by) return;
			event.preventDefault();
			const all = [input, ...list.querySelectorAll("button")];
			if (event.key === "Enter" && all.length === 2) all[1].click(); // the only one
			else all.at((all.indexOf(document.activeElement) + by) % all.length).focus();
		});
	}

	// What is done on the way: the calibration sheet is saved or printed.
	on(root, "click", async ({target}) => {
		const name = target.dataset.act;
		if (name === "back") return history.back();
		if (!name) return;
		const wrong = target.closest(".question").querySelector(".wrong");
		wrong.textContent = "";
		try {
			const told = await post("set-up", {what, do: name, answers: read()});
			if (name.startsWith("save")) await save(told);
			else {
				wrong.before(work.node);
				work.add(told.job, target.textContent, told.remarks);
			}
		} catch (failure) {
			wrong.textContent = tell(failure);
		}
	});

	function complain(names, message, hint) {
		for (const name of names) {
			$(`q-${name}-wrong`).replaceChildren(sentences(message), ...(hint ? [make("small", sentences(hint))] : []));
			first(form.elements[name]).ariaInvalid = true;
		}
		first(form.elements[names[0]]).focus();
	}

	async function submit(event) {
		event.preventDefault();
		const button = form.querySelector("button.main");
		if (button.ariaDisabled) return;
		for (const each of form.querySelectorAll(".wrong")) each.textContent = "";
		for (const each of form) each.ariaInvalid = null;
		if (event.submitter?.value) anyway.push(event.submitter.value);
		form.querySelector("button[value]")?.remove();
		const answers = read();
		const missing = [...form.querySelectorAll("[aria-required=true]")].find(each => !each.value.trim());
		if (missing) return complain([missing.name], words.needed);
		const typed = {...answers};
		if (begun() && Object.entries(typed).every(([key, answer]) => history.state.typed[key] === answer)) return open();
		for (const [name, {lines, email}] of Object.entries(contacts)) if (answers[name] === lines.join("\n")) answers[`${name}_email`] = email;
		const label = button.textContent;
		button.ariaDisabled = "true";
		button.textContent = words.busy;
		try {
			const told = await post(way("begin"), {do: "keep", what, once, answers, anyway});
			localStorage.removeItem(`begin ${what}`);
			if (told.remarks?.length) desk.speak(told.remarks.map(each => sentences(each.message, each.hint)).join(" "), true);
			if (!told.html) {
				history.replaceState({...told, typed, answers: typed, contacts}, "");
				return await open(told);
			}
			if (told.at) history.replaceState(null, "", told.at);
			root.replaceChildren(parse(told.html));
			root.querySelector("h1").focus();
		} catch (failure) {
			ours(failure);
			const {fields = [failure.told?.where], anyway: doubt, others = []} = failure.answer || {};
			const names = fields.filter(name => form.elements[name]);
			for (const each of others) complain([each.where], each.message, each.hint);
			complain(names.length ? names : [[...form.elements].findLast(each => each.name).name], failure.status ? failure.message : tell(failure), failure.hint);
			if (doubt) button.after(make("button", {value: doubt}, words.anyway));
			button.ariaDisabled = null;
			button.textContent = label;
		}
	}

	return {show};
}
