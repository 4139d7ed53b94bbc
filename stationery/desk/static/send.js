// Sending: printed, with how to load the sheets, and the files that are handed over.

import {post, ours} from "./api.js";
import {say, make, on, parse} from "./words.js";

const WHAT = ["letter", "envelope", "card"];
const MADE = ["pdf", "envelope", "card", "eml", "ics"];
const ENDS = ["completed", "failed", "canceled", "aborted"];

// A message and its hint as sentences; a hint that is for the command line is left out.
export const sentences = (message, hint = "") =>
	[message, /--\w|`stationery /.test(hint) ? "" : hint].filter(Boolean)
		.map(each => each[0].toUpperCase() + each.slice(1) + (/[.?!]$/.test(each) ? "" : ".")).join(" ");

export const tell = failure => {
	ours(failure);
	return failure.status ? sentences(failure.message, failure.hint) : say("page.gone");
};

// Have the browser save the bytes of an answer, under the name that it has.
export async function save(answer, name) {
	const url = URL.createObjectURL(await answer.blob());
	const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") || "");
	make("a", {href: url, download: named ? decodeURIComponent(named[1]) : name}).click();
	setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// Where to print: a measured printer, a queue. Resolves when they are known.
export function printers() {
	const printer = make("select", {id: "printer"});
	const queue = make("select", {id: "queue"});
	const note = make("p.soft");
	const node = make("div.where-to",
		make("p", make("label", {for: "queue"}, say("send.queue")), queue),
		make("p", make("label", {for: "printer"}, say("send.printer")), printer), note);
	return {
		node, printer, queue,
		get chosen() {return {printer: printer.value, queue: queue.value};},
		async look() {
			const kept = [printer.value, queue.value];
			const told = await post("printers");
			queue.replaceChildren(...told.queues.map(each =>
				make("option", {value: each.name}, each.words ? `${each.name} (${each.words})` : each.name)));
			printer.replaceChildren(make("option", {value: ""}, say("send.usual")), ...told.printers.map(each => make("option", {value: each.name}, each.name)));
			printer.value = kept[0];
			const own = told.printers.find(each => each.name === (kept[0] || told.default))?.queue;
			queue.value = kept[1] || own || told.queue;
			printer.parentElement.hidden = !told.printers.length;
			queue.parentElement.hidden = !told.queues.length;
			note.textContent = told.message ? sentences(told.message, told.hint) : "";
			return told;
		}
	};
}

// The jobs that were sent from this page, each with what the printer says of it.
export function jobs(desk) {
	const list = make("ul.jobs", {"aria-live": "polite"});
	const rows = new Map();
	const early = new Map(); // what was told before the answer that names the job
	function hear(event) {
		const row = rows.get(event.id);
		if (!row) {
			early.set(event.id, [...(early.get(event.id) || []), event]);
			return;
		}
		row.dataset.state = event.state;
		row.querySelector(".said").textContent = sentences(event.message, event.hint);
		row.querySelector("[data-on]").hidden = event.state !== "turn";
		row.querySelector("[data-stop]").hidden = ENDS.includes(event.state);
	}
	desk.on("event:job", hear);
	return {
		node: list,
		add(id, what) {
			const said = make("span.said", say("send.waiting"));
			const go = make("button.main", {"data-on": true, hidden: true, onclick: () => {go.hidden = true; post("print/on", {job: id});}}, say("send.backs"));
			const stop = make("button", {"data-stop": true,
				onclick: () => post("print/cancel", {job: id}).catch(failure => {said.textContent = tell(failure);})}, say("send.cancel"));
			const row = make("li", make("b", what), said, go, stop);
			rows.set(id, row);
			list.prepend(row);
			for (const event of early.get(id) || []) hear(event);
			early.delete(id);
		}
	};
}

export function mount(root, desk) {
	let what = "letter";
	let asked = 0;
	let stale = true;
	const where = printers();
	const work = jobs(desk);
	const loading = make("figure.loading");
	const wrong = make("p.wrong", {role: "alert", hidden: true});
	const fix = make("button", {hidden: true, onclick: () => print(true)}, say("send.fix"));
	const copies = make("input", {type: "number", id: "copies", min: 1, max: 99, value: 1});
	const whats = WHAT.map(each => make("button", {"aria-pressed": String(each === what), onclick: () => choose(each)}, say(`pages.${each}`)));
	const plan = make("pre.plan", {hidden: true, tabindex: 0, "aria-label": say("send.plan")});
	root.replaceChildren(
		make("section.print",
			make("h2", say("send.print")),
			make("div.kinds", {role: "group", "aria-label": say("send.what")}, ...whats),
			loading, where.node,
			make("p", make("label", {for: "copies"}, say("send.copies")), copies),
			wrong,
			make("p.answers",
				make("button.main", {onclick: () => print(false)}, say("send.now")), fix,
				make("button", {onclick: () => look()}, say("send.look"))),
			plan, work.node),
		make("section.files",
			make("h2", say("send.files")),
			make("div.made",
				...MADE.map(each => make("button", {onclick: () => get(each)}, say(`send.${each}`))),
				make("button", {onclick: () => copy()}, say("send.copy"))),
			make("p.soft", say("send.mail-about"))));

	function fail(failure) {
		wrong.textContent = tell(failure);
		wrong.hidden = false;
		fix.hidden = !failure.answer?.fix;
	}

	function clear() {
		wrong.hidden = fix.hidden = plan.hidden = true;
	}

	const order = () => ({id: desk.sheet.id, what, ...where.chosen, copies: Number(copies.value) || 1});

	function choose(each) {
		what = each;
		whats.forEach((button, number) => button.ariaPressed = WHAT[number] === what);
		clear();
		desk.show(what);
		load();
	}

	// How the sheets lie in the printer; the picture shows what will be printed.
	async function load() {
		stale = false;
		const mine = ++asked;
		try {
			if (!(await desk.saved())) return;
			const told = await post("loading", order());
			if (mine !== asked) return;
			const picture = make("span.lay");
			picture.append(parse(told.svg));
			for (const link of picture.querySelectorAll("a[href]")) link.removeAttribute("href"); // it is a picture
			loading.replaceChildren(picture, make("figcaption", make("b", say(`send.put-${what}`)),
				...told.sentences.map(each => make("p", sentences(each))),
				told.measured ? null : make("p.soft", say("send.unmeasured"))));
			clear();
		} catch (failure) {
			if (mine !== asked) return;
			loading.replaceChildren();
			fail(failure);
		}
	}

	// Work on the letter's file, once it has the text that is on the page; what goes wrong is told.
	const saved = work => async told => {
		clear();
		try {
			if (await desk.saved()) await work(told);
		} catch (failure) {
			fail(failure);
		}
	};

	const print = saved(async anew => {
		const name = say(`pages.${what}`);
		const told = await post("print", {...order(), fix: anew});
		work.add(told.job, name);
		if (told.remarks.length) desk.speak(told.remarks.join(" "), true);
	});

	const look = saved(async () => {
		const told = await post("print", {...order(), dry: true});
		plan.textContent = told.plans.map(each => [each.command, ...each.warnings].join("\n")).join("\n\n") + told.outside.map(each => `\n${each}`).join("");
		plan.hidden = false;
	});

	const get = saved(async each => {
		await save(await post("made", {id: desk.sheet.id, what: each}), "letter.pdf");
	});

	const copy = saved(async () => {
		const answer = await post("made", {id: desk.sheet.id, what: "text"});
		await navigator.clipboard.writeText(await answer.text());
		desk.speak(say("send.copied"), true);
	});

	on(where.printer, "change", () => {where.queue.value = ""; where.look().then(load).catch(fail);});
	on(where.queue, "change", load);
	return {
		show() {
			where.look().catch(fail);
			load();
		},
		changed() {
			if (!root.hidden && !stale) {
				stale = true;
				setTimeout(() => stale && !root.hidden && load(), 1500);
			}
		}
	};
}
