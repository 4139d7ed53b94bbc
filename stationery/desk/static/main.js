// The page: its views, what all its parts share, and the words that it speaks.

import {post, listen, ours} from "./api.js";
import {ago, fill, has, learn, make, parse, say, on, $} from "./words.js";
import {Sheet} from "./sheet.js";
import * as begin from "./begin.js";
import * as form from "./form.js";
import * as looks from "./looks.js";
import * as many from "./many.js";
import * as preview from "./preview.js";
import * as remarks from "./remarks.js";
import * as send from "./send.js";
import * as write from "./write.js";

const CHOICES = ["thank-you", "letter", "envelope", "note", "kit", "merge"];
const WAYS = ["form", "file", "looks", "send"];
const hearers = {};
const ways = {};
let state = null;
let view = null;
let pages = null;
let speaking = 0;
let events = null;
let lost = 0;
let away = ""; // what is told while the desk is not there

// What the parts of the page share.
const desk = {
	get state() {return state;},
	on(what, hear) {(hearers[what] ||= []).push(hear);},
	tell(what, told) {for (const hear of hearers[what] || []) hear(told);},
	// For screen readers; `shown` for everybody.
	speak(words, shown = false) {
		clearTimeout(speaking);
		$("live").textContent = "";
		$("live").classList.toggle("toast", shown);
		speaking = setTimeout(() => {
			$("live").textContent = words;
			speaking = setTimeout(() => {$("live").textContent = ""; $("live").classList.remove("toast");}, 6000);
		}, 60);
	},
	notice(words, action) {
		$("notice").hidden = !words;
		if ($("notice").firstChild?.textContent !== words) $("notice").replaceChildren(make("span", words));
		$("notice").children[1]?.remove();
		if (action) $("notice").append(make("button", {onclick: action.run}, action.words));
	},
	narrow: () => matchMedia("(max-width: 60rem)").matches,
	cursor: () => ways.file.cursor(),
	// Show the form, the file, the looks or the sending at the left.
	way(name, focus = false) {
		for (const each of WAYS) {
			const on = each === name;
			$(each).hidden = !on;
			$(`tab-${each}`).ariaSelected = on;
			$(`tab-${each}`).tabIndex = on ? 0 : -1;
		}
		desk.now = name;
		sessionStorage.setItem("way", name);
		if (desk.sheet.id) ways[name].show?.();
		if (focus) ways[name].focus ? ways[name].focus() : $(name).focus();
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
		desk.way("file");
		ways.file.jump(line, column, words);
	},
	show(piece) {pages.show(piece);},
	refresh() {pages.ask();},
	saved: () => desk.sheet.save(),
	// Open a letter by its id; a new one too, which the list doesn't have yet.
	async go(id, piece) {
		if (!state.files.some(each => each.id === id)) await load();
		const file = state.files.find(each => each.id === id);
		desk.first = {id, piece};
		location.hash = piece === "many" ? piece : file ? `write/${encodeURIComponent(file.name)}` : "";
	},
	load: () => load(),
	home() {location.hash = "";},
	// Tabs that arrow keys go through.
	tabs(all, choose) {
		for (const tab of all) {
			on(tab, "click", () => choose(tab));
			on(tab, "keydown", event => {
				const by = {ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99}[event.key];
				if (!by) return;
				event.preventDefault();
				const at = Math.abs(by) > 1 ? (by > 0 ? all.length - 1 : 0) : (all.indexOf(tab) + by + all.length) % all.length;
				choose(all[at]);
				all[at].focus();
			});
		}
	},
	// Both texts side by side: `mine`, `theirs`, or nothing yet.
	ask(mine, theirs) {
		const box = $("both");
		compare($("mine"), mine, theirs);
		compare($("theirs"), theirs, mine);
		return new Promise(resolve => {
			box.returnValue = "";
			box.onclose = () => resolve(box.returnValue);
			if (!box.open) box.showModal();
		});
	}
};

function compare(root, text, other) {
	const known = new Set(other.split("\n"));
	root.replaceChildren(...text.split("\n").map(row => make(known.has(row) ? "div" : "mark", row || "\u200b")));
	root.querySelector("mark")?.scrollIntoView({block: "nearest"});
}

function showState(sheet) {
	const box = $("state");
	box.hidden = !sheet.id;
	const name = sheet.trouble ? "unsaved" : sheet.unsaved ? "saving" : "saved";
	box.dataset.state = name;
	const words = say(`page.${name}`);
	if (box.textContent !== words) box.textContent = words;
	desk.notice((sheet.id && sheet.trouble) || away, sheet.theirs && {words: say("both.decide"), run: () => sheet.decide()});
}

function kindOf(file) {
	const kind = say(`kinds.${has(`kinds.${file.kind}`) ? file.kind : "letter"}`);
	return file.to ? say("home.to", {kind, name: file.to}) : kind;
}

function drawHome() {
	$("choices").replaceChildren(
		...CHOICES.map(name =>
			make("li", make("a", {href: name === "merge" ? "#many" : `#begin/${name}`},
				drawing(name),
				make("b", say(`choices.${name}`)),
				make("span", say(`choices.${name}-about`))))),
	);
	$("folder").textContent = say("home.folder", {folder: state.folder});
	$("folder").title = state.folder;
	$("find").hidden = state.files.length < 9;
	drawLetters();
}

const drawing = name => parse(`<svg viewBox="0 0 64 56" aria-hidden="true"><use href="#d-${name}"/></svg>`);

function drawLetters() {
	const wanted = $("find").value.trim().toLowerCase();
	const files = state.files.filter(each => `${each.name} ${kindOf(each)}`.toLowerCase().includes(wanted));
	$("letters").replaceChildren(
		...files.map(each =>
			make("li", make("a", {href: `#write/${encodeURIComponent(each.name)}`},
				make("span.whom", each.to || kindOf(each)),
				make("span.kind", each.to ? kindOf({kind: each.kind}) : ""),
				make("span.name", each.name),
				make("time", {datetime: new Date(each.changed * 1000).toISOString()}, ago(each.changed))))),
	);
	$("none").hidden = files.length > 0;
	$("none").textContent = say(state.files.length ? "home.nothing" : "home.none");
}

async function load() {
	state = await post("state");
	learn(state.words);
	return state;
}

function open(name) {
	if (view === name) return;
	view = name;
	document.body.dataset.view = name;
	for (const each of document.querySelectorAll(".view")) each.hidden = each.id !== name;
	scrollTo(0, 0);
}

async function route() {
	const [name, rest = ""] = location.hash.slice(1).split("/", 2);
	const what = decodeURIComponent(rest);
	if (name === "write") {
		let file = state.files.find(each => each.name === what);
		if (!file) file = (await load()).files.find(each => each.name === what);
		if (!file) return desk.home();
		open("write");
		const title = kindOf(file);
		document.title = `${file.to || file.name} · ${say("page.title")}`;
		$("crumb").textContent = file.name;
		$("heading").textContent = title;
		if (desk.sheet.id !== file.id) {
			try {
				await desk.sheet.open(file.id);
			} catch (failure) {
				tellFailure(failure);
				return desk.home();
			}
		}
		return desk.way(WAYS.includes(desk.now) ? desk.now : "file");
	}
	if (desk.sheet.id) {
		await desk.sheet.save();
		desk.sheet.close();
	}
	$("crumb").textContent = "";
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
	if (event.type === "changed" || event.type === "saved") desk.sheet.hear(event);
	else if (event.type === "lost") lost ||= setTimeout(look, 1500);
	else if (event.type === "bye") depart(say("page.ended"));
	else if (event.type === "open" && lost) {
		clearTimeout(lost);
		lost = 0;
		depart("");
		if (desk.sheet.unsaved) desk.sheet.save();
		else desk.sheet.look();
		desk.tell("back");
	}
	desk.tell(`event:${event.type}`, event);
}

// Nobody sends events any more: does anybody answer?
async function look() {
	try {
		await post("state");
		if (events.readyState === EventSource.CLOSED) events = listen(hear);
	} catch (failure) {
		depart(failure.status === 403 ? say("page.closed") : away || say("page.lost"));
		lost = setTimeout(look, 2000);
	}
}

function depart(words) {
	away = words;
	if (desk.sheet.id) showState(desk.sheet);
	else desk.notice(away);
}

function tellFailure(failure) {
	ours(failure);
	desk.notice(failure.status ? say("page.failed", {message: failure.message}) : say("page.gone"));
}

async function start() {
	await load();
	fill(document);
	desk.sheet = new Sheet(desk);
	desk.on("state", showState);
	ways.file = write.mount($("file"), desk);
	pages = preview.mount(document.querySelector(".right"), desk);
	remarks.mount($("remarks"), desk);
	ways.form = form.mount($("form"), desk);
	ways.looks = looks.mount($("looks"), desk);
	ways.send = send.mount($("send"), desk);
	ways.begin = begin.mount($("begin"), desk);
	ways.many = many.mount($("many"), desk);
	desk.now = sessionStorage.getItem("way") || "form";
	desk.on("answer", answer => {for (const each of WAYS) ways[each].changed?.(answer);});
	desk.tabs(WAYS.map(each => $(`tab-${each}`)), tab => desk.way(tab.id.slice(4)));
	for (const each of document.querySelectorAll(".panes button"))
		on(each, "click", () => desk.pane(each.dataset.pane));
	on($("find"), "input", drawLetters);
	for (const each of document.querySelectorAll("#both [data-answer]"))
		on(each, "click", () => $("both").close(each.dataset.answer));
	on(document, "keydown", pressed);
	addEventListener("hashchange", () => route().catch(tellFailure));
	addEventListener("focus", () => desk.sheet.id && !desk.sheet.unsaved && desk.sheet.look());
	events = listen(hear);
	if (state.alone && state.files.length && !location.hash) location.replace(`#write/${encodeURIComponent(state.files[0].name)}`);
	await route();
	document.body.dataset.ready = "";
}

function pressed(event) {
	const command = (event.ctrlKey || event.metaKey) && !event.altKey;
	if (!command || view !== "write" || $("both").open) return;
	if (event.target.closest?.("#looks input, #send input")) return; // it has its own keys
	const letter = event.key.toLowerCase();
	if (letter === "e" && !event.shiftKey) {
		desk.pane("writing");
		desk.way(desk.now === "file" ? "form" : "file", true);
	} else if (letter === "z") desk.sheet.step(event.shiftKey ? "redo" : "undo");
	else if (letter === "y") desk.sheet.step("redo");
	else if (letter === "s") desk.sheet.save();
	else return;
	event.preventDefault();
}

start().catch(failure => {
	learn(state?.words || {});
	document.body.dataset.ready = "";
	if (state) tellFailure(failure);
	else throw failure;
});
