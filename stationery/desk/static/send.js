// Sending: printed, with how to load the sheets, and the files that are handed over.

import {Failure, post, ours} from "./api.js";
import {say, make, on, parse, $} from "./words.js";

const PDFS = {letter: "pdf", envelope: "envelope", card: "card"};
const WHAT = Object.keys(PDFS);
const ENDS = ["completed", "failed", "canceled", "aborted"];

// A message and its hint as sentences; a file keeps its name.
export const sentences = (message, hint = "") =>
	[message, hint].filter(Boolean).map(each => (/^\S+\.\w/.test(each) ? each : each[0].toUpperCase() + each.slice(1)) + (/[.?!]$/.test(each) ? "" : ".")).join(" ");

export const tell = failure => {
	ours(failure);
	return failure.status ? sentences(failure.message, failure.hint) : say("page.gone");
};

// Where it is told what went wrong, and a draft is offered where placeholders hinder it.
export function trouble(draft) {
	const node = make("p.wrong", {role: "alert", hidden: true});
	return {
		node,
		clear() {node.hidden = true;},
		fail(failure, pressed = true) {
			node.textContent = [tell(failure), ...(failure.answer?.errors?.slice(1) || []).map(each => sentences(each.message, each.hint))].join("\n");
			const instead = draft && failure.answer?.draft;
			if (instead) node.append("\n", make("button", {onclick: () => draft(instead)}, failure.answer.label));
			node.hidden = false;
			if (pressed) node.scrollIntoView({block: "nearest"});
		}
	};
}

// Have the browser save the bytes of an answer, under the name that it has.
export async function save(answer, name) {
	const url = URL.createObjectURL(await answer.blob());
	const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") || "");
	make("a", {href: url, download: named ? decodeURIComponent(named[1]) : name}).click();
	setTimeout(() => URL.revokeObjectURL(url), 60000);
}

export const picture = svg => {
	const node = make("span.lay");
	node.append(parse(svg));
	for (const link of node.querySelectorAll("a[href]")) link.removeAttribute("href");
	return node;
};

export const option = (value, words = value) => make("option", {value}, words);

// Not seen before there is something to choose.
const field = (words, node) => make("p", {hidden: true}, make("label", {for: node.id}, say(words)), node);

// Resolves when printers and queues are known.
export function printers(before = "") {
	const printer = make("select", {id: `${before}printer`});
	const queue = make("select", {id: `${before}queue`});
	const note = make("p.soft");
	const test = make("a", {href: "#begin/test", hidden: true}, say("send.test"));
	return {
		node: make("div.where-to", field("send.queue", queue), field("send.printer", printer), note,
			make("p", make("a", {href: "#begin/printer"}, say("send.set-up")), " ", test)),
		printer, queue,
		get chosen() {return {printer: printer.value, queue: queue.value};},
		async look(asked = {}) {
			const kept = [printer.value, queue.value];
			const told = await post("printers", asked);
			queue.replaceChildren(...told.queues.map(each => option(each.name, each.words ? `${each.name} (${each.words})` : each.name)));
			printer.replaceChildren(option("", say("send.usual")), ...told.printers.map(each => option(each.name)));
			printer.value = kept[0];
			const own = told.printers.find(each => each.name === (kept[0] || told.default))?.queue;
			queue.value = kept[1] || own || told.queue;
			printer.parentElement.hidden = test.hidden = !told.printers.length;
			queue.parentElement.hidden = !told.queues.length;
			note.textContent = told.message ? sentences(told.message, told.hint) : "";
			return told;
		}
	};
}

// Jobs, each with what the printer says of it.
export function jobs(desk) {
	const list = make("ul.jobs", {"aria-live": "polite"});
	const rows = new Map();
	const early = new Map(); // what was told before the answer that names the job
	function hear(event) {
		const row = rows.get(event.id);
		if (!row) return early.set(event.id, [...(early.get(event.id) || []), event]);
		row.dataset.state = event.state;
		row.querySelector(".said").textContent = sentences(event.message, event.hint);
		row.querySelector("[data-on]").hidden = event.state !== "turn";
		row.querySelector("[data-stop]").hidden = ENDS.includes(event.state);
	}
	desk.on("event:job", hear);
	return {
		node: list,
		add(id, what, remarks = []) {
			const said = make("span.said", say("send.waiting"));
			const go = make("button.main", {"data-on": true, hidden: true, onclick: () => {go.hidden = true; post("print/on", {job: id});}}, say("send.backs"));
			const stop = make("button", {"data-stop": true,
				onclick: () => post("print/cancel", {job: id}).catch(failure => {said.textContent = tell(failure);})}, say("send.cancel"));
			rows.set(id, make("li", make("b", what), said, go, stop, ...remarks.map(each => make("small", each))));
			list.prepend(rows.get(id));
			for (const event of early.get(id) || []) hear(event);
			early.delete(id);
		}
	};
}

export function mount(root, desk) {
	let what = "letter";
	let asked = 0;
	let stale = true;
	let shown = "";
	const where = printers();
	const work = jobs(desk);
	const part = name => root.querySelector(`[data-part=${name}]`);
	const [loading, enclosed, pages, plan, pdf, now, fix, look, made] = "loading enclosed pages plan pdf now fix look made".split(" ").map(part);
	const copies = $("copies");
	const about = enclosed.lastChild;
	const whats = [...part("whats").children];
	const calendar = root.querySelector("[data-file=ics]");
	const wrong = trouble(each => get(each, wrong));
	const failed = trouble(each => get(each, failed));
	loading.after(where.node);
	plan.before(wrong.node);
	plan.after(work.node);
	made.after(failed.node);
	for (const button of whats) on(button, "click", () => choose(button.dataset.of));
	on(pages, "change", () => load());
	on(now, "click", () => print({}));
	on(fix, "click", () => print(fix.dataset));
	on(pdf, "click", () => get(PDFS[what], wrong));
	on(look, "click", () => show());
	on(part("copy"), "click", () => copy());
	on(made, "click", ({target}) => target.dataset.file && get(target.dataset.file, failed));
	clear();

	function fail(failure, pressed) {
		wrong.fail(failure, pressed);
		const {fix: anew, anyway} = failure.answer || {};
		fix.hidden = !anew && !anyway;
		fix.textContent = say(anyway ? "send.anyway" : "send.fix");
		fix.dataset.how = anyway ? "anyway" : "fix";
	}

	function clear() {
		for (const each of [wrong, failed]) each.clear();
		fix.hidden = plan.hidden = true;
	}

	const order = () => ({id: desk.sheet.id, what, ...where.chosen, copies: Number(copies.value) || 1, enclosed: pages.checked && !enclosed.hidden});

	function choose(each) {
		what = each;
		enclosed.hidden = true;
		whats.forEach((button, number) => button.ariaPressed = WHAT[number] === what);
		now.textContent = say(`send.now-${what}`);
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
			loading.replaceChildren(picture(told.svg), make("figcaption", make("b", say(`send.put-${what}`)),
				...told.sentences.map(each => make("p", sentences(each))),
				told.measured ? null : make("p.soft", say("send.unmeasured"))));
			enclosed.hidden = !told.enclosed.length;
			about.textContent = told.enclosed.join(" ");
			wrong.clear();
			fix.hidden = plan.hidden = true;
		} catch (failure) {
			if (mine !== asked) return;
			loading.replaceChildren();
			fail(failure, false);
		}
	}

	// Work on the letter's file, once it has the text that is on the page; what goes wrong is told beside its button.
	const saved = work => async (told, box = {fail}) => {
		clear();
		try {
			if (!(await desk.saved())) throw new Failure(desk.sheet.trouble && 1, {message: desk.sheet.trouble});
			await work(told);
		} catch (failure) {
			box.fail(failure);
		}
	};

	const print = saved(async ({how}) => {
		const name = say(`pages.${what}`);
		const told = await post("print", {...order(), ...(how && {[how]: true})});
		work.add(told.job, name, told.remarks);
	});

	const show = saved(async () => {
		const told = await post("print", {...order(), dry: true});
		plan.textContent = [...told.plans.flatMap(each => [each.said, ...each.warnings]), ...told.outside].map(each => sentences(each)).join("\n");
		plan.hidden = false;
	});

	const get = saved(async each => save(await post("made", {id: desk.sheet.id, what: each === "pdf" && order().enclosed ? "enclosed" : each}), "letter.pdf"));

	const copy = saved(async () => {
		const answer = await post("made", {id: desk.sheet.id, what: "text"});
		await navigator.clipboard.writeText(await answer.text());
		desk.speak(say("send.copied"), true);
	});

	// Which printers there are; without any, the PDF takes the place of printing.
	async function find() {
		const told = await where.look({id: desk.sheet.id});
		now.hidden = look.hidden = copies.parentElement.hidden = !told.queues.length;
		pdf.hidden = !now.hidden;
		calendar.hidden = !told.calendar;
	}

	on(where.printer, "change", () => {where.queue.value = ""; find().then(load).catch(fail);});
	on(where.queue, "change", load);
	// What is shown is what is printed.
	desk.on("piece", name => {
		shown = name;
		if (!root.hidden && name !== what && WHAT.includes(name)) choose(name);
	});
	return {
		show() {
			find().catch(fail);
			choose(WHAT.includes(shown) ? shown : desk.piece);
		},
		changed() {
			if (!root.hidden && !stale) {
				stale = true;
				setTimeout(() => stale && !root.hidden && load(), 1500);
			}
		}
	};
}
