// The page: its views, what all its parts share, and the words that it speaks.

import {post, listen, ours} from "./api.js";
import {learn, make, parse, say, on, $} from "./words.js";
import {Sheet} from "./sheet.js";
import * as begin from "./begin.js";
import * as form from "./form.js";
import * as looks from "./looks.js";
import * as many from "./many.js";
import * as preview from "./preview.js";
import * as remarks from "./remarks.js";
import * as send from "./send.js";
import * as write from "./write.js";

const WAYS = ["form", "file", "looks", "send"];
const hearers = {};
const ways = {};
let state = null;
let view = null;
let pages = null;
let speaking = 0;
let events = null;
let lost = 0;
let markWay = null;
let writing = "form";
let away = ""; // why the desk is not there

const desk = {
	get state() {return state;},
	on(what, hear) {(hearers[what] ||= []).push(hear);},
	tell(what, told) {for (const hear of hearers[what] || []) hear(told);},
	// For screen readers; `shown` for everybody.
	speak(words, shown = false) {
		if (!shown && $("live").classList.contains("toast")) return; // somebody is reading it
		clearTimeout(speaking);
		$("live").textContent = "";
		$("live").classList.toggle("toast", shown);
		speaking = setTimeout(() => {
			$("live").textContent = words;
			speaking = setTimeout(() => {$("live").textContent = ""; $("live").classList.remove("toast");}, 6000);
		}, 60);
	},
	notice(words, actions = []) {
		const box = $("notice");
		box.hidden = !words;
		if (box.firstChild?.textContent !== words) box.replaceChildren(make("span", words));
		const [, ...old] = box.children;
		if (old.map(each => each.textContent).join() === actions.map(each => each.words).join()) return; // one may have the focus
		for (const each of old) each.remove();
		box.append(...actions.map(each => make("button", {onclick: each.run}, each.words)));
	},
	cursor: () => ways.file.cursor(),
	called: line => desk.now === "form" && ways.form.called(line),
	// Show the form, the file, the looks or the sending at the left.
	way(name, focus = false) {
		for (const each of WAYS) $(each).hidden = each !== name;
		markWay(name);
		desk.now = name;
		if (!/looks|send/.test(name)) writing = name;
		sessionStorage.setItem("way", name);
		if (desk.sheet.id) ways[name].show?.();
		if (focus) ways[name].focus();
		desk.tell("way");
	},
	// `writing` or `reading`, where there is room for one.
	pane(name) {
		$("write").dataset.pane = name;
		for (const each of document.querySelectorAll(".panes button"))
			each.ariaPressed = each.dataset.pane === name;
		if (name === "reading") pages.fit();
	},
	jump(line, column, words) {
		desk.pane("writing");
		if (!words && desk.now === "form" && ways.form.jump(line)) return;
		desk.way("file");
		ways.file.jump(line, column, words);
	},
	show(piece) {pages.show(piece);},
	get away() {return away;},
	write: changes => ways.form.write(changes),
	async saved() {
		await ways.form.settle();
		return desk.sheet.save();
	},
	// The desk has answered, or failed to.
	answering(failure) {
		if (!failure) {
			if (away && away !== "other") depart("");
			return;
		}
		if (away !== "other") depart(failure.status === 403 ? "again" : "stopped");
		clearTimeout(lost);
		lost = setTimeout(look, 2000);
	},
	// Of the text, from wherever it is asked for; what a field has not told yet comes first.
	async step(which) {
		await ways.form.settle();
		desk.sheet.step(which);
	},
	// Open a letter by its id; a new one too, which the list doesn't have yet.
	async go(id, piece) {
		if (!state.files.some(each => each.id === id)) await load();
		const file = state.files.find(each => each.id === id);
		desk.first = {id, piece};
		location.hash = piece === "many" ? piece : file ? `write/${encodeURIComponent(file.name)}` : "";
	},
	load,
	home() {location.hash = "";},
	// Tabs that arrow keys go through, for the panels of their names or the one named; gives what marks one.
	tabs(root, area, names, choose, panel) {
		const all = names.map(name => make("button", {role: "tab", id: `tab-${name}`, "aria-controls": panel || name,
			onclick: () => choose(name)}, say(`${area}.${name}`)));
		root.replaceChildren(...all);
		on(root, "keydown", event => {
			const all = [...root.children].filter(each => each.offsetWidth);
			const now = all.indexOf(event.target);
			const at = {ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1}[event.key];
			if (at == null) return;
			event.preventDefault();
			const next = all.at(at % all.length);
			next.click();
			next.focus();
		});
		return chosen => all.forEach((tab, at) => {
			tab.ariaSelected = names[at] === chosen;
			tab.tabIndex = names[at] === chosen ? 0 : -1;
		});
	},
	// Both texts side by side, the lines that only one has marked by a sign: `mine`, `theirs`, or nothing yet.
	async ask(...texts) {
		const box = $("both");
		const marked = await post("compare", {texts}).catch(() => [[], []]);
		return new Promise(resolve => {
			box.returnValue = "";
			box.onclose = () => resolve(box.returnValue);
			if (!box.open) box.showModal();
			["mine", "theirs"].forEach((side, nth) => {
				const only = new Set(marked[nth]);
				const row = (text, at) => (only.has(at) ? make("mark", make("span.unseen", say("both.only")), text || "\u200b") : make("div", text || "\u200b"));
				$(side).replaceChildren(...texts[nth].split("\n").map(row));
				$(side).querySelector("mark")?.scrollIntoView({block: "nearest"});
			});
		});
	}
};

function showState(sheet) {
	const box = $("state");
	box.hidden = !sheet.id;
	const wrong = sheet.trouble || (away && sheet.unsaved);
	const name = wrong ? "unsaved" : sheet.unsaved ? "saving" : "saved";
	box.dataset.state = name;
	box.textContent = say(`page.${name}`);
	for (const which of ["undo", "redo"]) $(which).ariaDisabled = !sheet.history?.[`${which}es`];
	const decide = {words: say("both.decide"), run: () => sheet.decide()};
	const again = {words: say("write.again"), run: () => sheet.restore()};
	const copy = {words: say("page.copy"), run: () => navigator.clipboard.writeText(sheet.all).then(() => desk.speak(say("send.copied"), true))};
	const download = {words: say("page.download"), run: () => send.save(new Response(sheet.all), sheet.name.split("/").pop())};
	desk.notice((sheet.id && sheet.trouble) || tellAway(sheet), !sheet.id || !wrong ? [] : sheet.theirs ? [decide] : [...(sheet.missing ? [again] : []), copy, download]);
}

function tellAway(sheet) {
	if (!away) return "";
	const time = new Date(sheet.since).toLocaleTimeString(document.documentElement.lang, {timeStyle: "short"});
	const rest = !sheet.id ? "" : sheet.unsaved ? say("page.unsafe", {time}) : say("page.safe");
	return [say(`page.${away}`), rest, say(`page.${away}-next`, state)].filter(Boolean).join(" ");
}

function drawHome() {
	$("choices").replaceChildren(parse(state.choices));
	$("folder").textContent = say("home.folder", {folder: state.folder});
	$("folder").title = state.folder;
	$("letters").replaceChildren(parse(state.letters));
	$("you").replaceChildren(parse(state.you));
	$("find").hidden = state.files.length < 9;
	drawLetters();
}

function drawLetters() {
	const wanted = $("find").value.trim().toLowerCase();
	const all = [...$("letters").children];
	for (const each of all) each.hidden = !each.textContent.toLowerCase().includes(wanted);
	$("none").textContent = all.some(each => !each.hidden) ? "" : say(all.length ? "home.nothing" : "home.none");
}

function title(name = "") {
	$("crumb").textContent = name;
	$("rename").hidden = !name;
}

async function rename() {
	const {name} = desk.sheet;
	const typed = $("crumb").firstElementChild;
	if (!typed) {
		const value = name.split("/").pop();
		const onkeydown = ({key}) => (key === "Enter" ? rename() : key === "Escape" && title(name));
		const field = make("input", {value, "aria-label": say("write.name"), onkeydown});
		$("crumb").replaceChildren(field);
		field.focus();
		return field.setSelectionRange(0, value.lastIndexOf("."));
	}
	try {
		desk.speak(await desk.sheet.rename(typed.value), true);
		await load();
		history.replaceState(null, "", `#write/${encodeURIComponent(desk.sheet.name)}`);
		title(desk.sheet.name);
		$("rename").focus();
	} catch (failure) {
		desk.speak(send.tell(failure), true);
	}
}

async function load() {
	state = await post("state");
	learn(state.words);
}

function open(name) {
	if (view === name) return;
	view = name;
	document.body.dataset.view = name;
	for (const each of document.querySelectorAll(".view")) each.hidden = each.id !== name;
	scrollTo(0, 0);
}

async function route() {
	$("both").close(); // it is of the letter before
	const [name, rest = ""] = location.hash.slice(1).split("/", 2);
	const what = decodeURIComponent(rest);
	if (name === "write") {
		const find = () => state.files.find(each => each.name === what);
		if (!find()) await load();
		const file = find();
		if (!file) return desk.home();
		open("write");
		title(file.name);
		if (desk.sheet.id !== file.id) {
			try {
				await desk.saved();
				await desk.sheet.open(file.id);
			} catch (failure) {
				tellFailure(failure);
				return desk.home();
			}
			if (document.body.dataset.ready === "") { // else it was reloaded
				desk.now = writing;
				desk.pane("writing");
			}
		}
		return desk.way(WAYS.includes(desk.now) ? desk.now : "file");
	}
	if (desk.sheet.id) {
		await desk.saved();
		desk.sheet.close();
	}
	title();
	document.title = say("page.title");
	if (name === "begin" || name === "many") {
		open(name);
		ways[name].show?.(what);
	} else {
		await load();
		drawHome();
		open("home");
	}
}

function hear(event) {
	if (event.type === "changed") desk.sheet.hear(event);
	else if (event.type === "lost") lost ||= setTimeout(look, 1500);
	else if (event.type === "bye") depart("stopped");
	else if (event.type === "open" && (lost || away)) comeBack().catch(desk.answering);
	desk.tell(`event:${event.type}`, event);
}

// Nobody sends events any more: does anybody answer?
async function look() {
	try {
		await post("state");
		if (events.readyState === EventSource.CLOSED) events = listen(hear);
		else if (away) await comeBack();
	} catch (failure) {
		desk.answering(failure);
	}
}

// The desk is there again, perhaps another one, which has other ids.
async function comeBack() {
	clearTimeout(lost);
	lost = 0;
	const {folder} = state;
	const {sheet} = desk;
	await load();
	if (state.folder !== folder) {
		state.folder = folder;
		return depart("other");
	}
	depart("");
	const file = state.files.find(each => each.name === sheet.name);
	if (sheet.id && file && file.id !== sheet.id) await sheet.attach(file.id);
	else if (sheet.unsaved) desk.saved();
	else sheet.look();
	ways.form.settle();
	pages.ask();
	if (view === "home") drawHome();
}

function depart(how) {
	away = how;
	showState(desk.sheet);
}

function tellFailure(failure) {
	ours(failure);
	desk.notice(failure.status ? say("page.failed", {message: failure.message}) : say("page.gone"));
}

async function start() {
	await load();
	desk.sheet = new Sheet(desk);
	desk.on("state", showState);
	const take = ({form, called, to}) => {
		document.body.dataset.piece = desk.piece = form.piece;
		$("heading").textContent = called;
		document.title = `${to || desk.sheet.name} · ${say("page.title")}`;
	};
	desk.on("opened", take);
	desk.on("answer", take);
	ways.file = write.mount($("file"), desk);
	pages = preview.mount(document.querySelector(".right"), desk);
	remarks.mount($("remarks"), desk);
	for (const [name, part] of Object.entries({form, looks, send, begin, many})) ways[name] = part.mount($(name), desk);
	desk.now = sessionStorage.getItem("way") || "form";
	desk.on("answer", ({list}) => {
		const box = $("for-list");
		box.hidden = !list;
		$("send").dataset.list = list ? say("write.list-send") : "";
		if (list) box.replaceChildren(say(`write.list-${list.name ? "row" : "none"}`, list), make("button", {onclick: () => desk.go(desk.sheet.id, "many")}, say("write.list-open")));
	});
	desk.on("answer", answer => {for (const each of WAYS) ways[each].changed?.(answer);});
	markWay = desk.tabs($("ways"), "write", WAYS, name => desk.way(name));
	for (const each of document.querySelectorAll(".panes button"))
		on(each, "click", () => desk.pane(each.dataset.pane));
	on($("find"), "input", drawLetters);
	on($("rename"), "click", rename);
	for (const which of ["undo", "redo"]) {
		on($(which), "pointerdown", event => event.preventDefault()); // the cursor stays where it is
		on($(which), "click", () => $(which).ariaDisabled !== "true" && desk.step(which));
	}
	for (const each of document.querySelectorAll("#both [data-answer]"))
		on(each, "click", () => $("both").close(each.dataset.answer));
	on(document, "keydown", pressed);
	on(document, "input", ({target}) => { // Word's line breaks
		const {value, selectionStart: at} = target;
		if (!target.rows || !/[\v\u2028]/.test(value)) return;
		target.value = value.replace(/[\v\u2028]/g, "\n");
		target.setSelectionRange(at, at);
	}, true);
	addEventListener("hashchange", () => route().catch(tellFailure));
	addEventListener("focus", () => {
		if (desk.sheet.id && !desk.sheet.unsaved) desk.sheet.look();
		pages.ask(); // a picture may have been changed
	});
	events = listen(hear);
	if (state.alone && state.files.length && !location.hash) location.replace(`#write/${encodeURIComponent(state.files[0].name)}`);
	await route();
	document.body.dataset.ready = "";
}

function pressed(event) {
	const command = (event.ctrlKey || event.metaKey) && !event.altKey;
	if (!command || view !== "write" || $("both").open) return;
	if (event.target.closest?.("#send input")) return; // it has its own keys
	const letter = event.key.toLowerCase();
	if (letter === "e" && !event.shiftKey) {
		desk.pane("writing");
		desk.way(desk.now === "file" ? "form" : "file", true);
	} else if (letter === "z") desk.step(event.shiftKey ? "redo" : "undo");
	else if (letter === "y") desk.step("redo");
	else if (letter === "s") desk.saved();
	else return;
	event.preventDefault();
}

start().catch(failure => {
	learn(state?.words || {});
	document.body.dataset.ready = "";
	if (state) tellFailure(failure);
	else throw failure;
});
