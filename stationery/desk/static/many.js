// Many from a list: drop it, say what its columns are, look at any row, see what is wrong, and make all.

import {post, Failure} from "./api.js";
import {jobs, option, printers, save, sentences, trouble} from "./send.js";
import {say, make, on, parse, $} from "./words.js";

const MEDIA = ["letters", "envelopes", "cards"];

export function mount(root, desk) {
	let list = null; // what the desk says of the list
	let rows = []; // as they are gone through: those with problems first
	let at = 0;
	let asked = 0;
	let text = "";
	let url = [];
	const where = printers("many-");
	const work = jobs(desk);
	const {node: wrong, fail: tellIn, clear} = trouble();
	const part = name => root.querySelector(name);
	let near = null; // what was pressed: what goes wrong is told there
	const fail = failure => {
		const at = near?.isConnected ? near : part(".drop");
		if (!at || at.matches("li")) (at || root).append(wrong);
		else at.after(wrong);
		tellIn(failure);
	};

	// Work whose failure is told.
	const tried = work => async (...asked) => {
		clear();
		try {
			return await work(...asked);
		} catch (failure) {
			return fail(failure instanceof TypeError ? new Failure(0) : failure);
		}
	};
	const wanted = () => MEDIA.filter(each => $(`many-${each}`).checked);
	const order = () => ({list: list.list, id: $("many-letter").value, text, media: wanted(), household: $("many-household").checked});

	const show = tried(async () => {
		if (!$("many-letter")) {
			root.replaceChildren(parse((await post("many")).html));
			part(".making").append(where.node, work.node);
		}
		await fill(desk.first?.piece === "many" && desk.first.id);
		desk.first = null;
	});

	// The letters that there are, and the one that goes to all.
	async function fill(id) {
		const letters = $("many-letter");
		const chosen = id || letters.value;
		await desk.load();
		letters.replaceChildren(...desk.state.files.map(each => option(each.id, each.name)));
		if (chosen) letters.value = chosen;
		await pick();
	}

	async function pick() {
		const file = $("many-letter").value;
		const told = file && (await post("open", {file}));
		const {to = "", kind = ""} = told ? told.form.values : {};
		text = told.text;
		const note = part(".notice");
		note.hidden = told && !to;
		note.replaceChildren(...(to ? [say("many.has-to", {name: to.split("\n")[0]}), make("button", {"data-act": "copy"}, say("many.copy"))] : [say("many.none")]));
		for (const each of MEDIA) $(`many-${each}`).checked = each === "envelopes" || (each === "cards") === (kind === "note");
		if (list) draw({});
	}

	async function take(one) {
		$("many-file").value = "";
		const answer = await fetch("/api/list", {method: "POST", body: one,
			headers: {"Content-Type": "application/octet-stream", "X-Stationery-Name": encodeURIComponent(one.name)}});
		const told = (answer.headers.get("content-type") || "").startsWith("application/json") ? await answer.json() : {error: {message: await answer.text()}};
		if (!answer.ok) throw Object.assign(new Failure(answer.status, told.error), {answer: told});
		at = 0;
		draw(told);
		where.look().then(({queues}) => root.toggleAttribute("data-no-printer", !queues.length)).catch(fail);
	}

	function draw(told) {
		list = {...list, ...told};
		rows = list.rows;
		const ready = list.settled && list.count && text;
		if (told.html !== undefined) part(".columns").replaceChildren(parse(told.html));
		part(".columns").hidden = !list.columns.length;
		part(".people").hidden = part(".making").hidden = !ready;
		part(".people h2").textContent = say("many.people", {count: list.count});
		for (const each of [".plan", ".making .jobs"]) part(each).replaceChildren();
		if (ready) showRow();
	}

	const showRow = tried(async () => {
		const row = rows[at];
		const mine = ++asked;
		part(".place").textContent = say("many.place", {row: row.row, name: row.name, number: at + 1, count: rows.length});
		const media = wanted();
		const show = media.includes("cards") ? ["card", "envelope"] : ["letter", "envelope"];
		const told = await post("list/row", {...order(), media: media.length ? media : ["letters"], row: row.row, show, serial: mine});
		if (mine !== asked) return;
		const pages = show.flatMap(each => told.pieces[each]?.pages || []);
		const fresh = pages.map(page => URL.createObjectURL(new Blob([page.svg], {type: "image/svg+xml"})));
		const images = pages.map((page, number) => make("img", {src: fresh[number], alt: say("many.picture", row), width: Math.round(page.width_mm * 2), height: Math.round(page.height_mm * 2)}));
		await Promise.allSettled(images.map(each => each.decode()));
		if (mine !== asked) return;
		part(".pictures").replaceChildren(...images);
		for (const each of url) URL.revokeObjectURL(each);
		url = fresh;
		const found = new Map([...told.remarks, ...(row.errors || []).map(each => ({...each, kind: "error"}))].map(each => [each.message, each]));
		part(".rows .said").replaceChildren(...[...found.values()].map(each => make("li", {"data-kind": each.kind}, sentences(each.message, each.hint))));
	});

	function step(by) {
		at = (at + by + rows.length) % rows.length;
		showRow();
	}

	async function busy(name, more) {
		const [bar, stop] = [part("progress"), part("[data-act=stop]")];
		bar.removeAttribute("value");
		bar.hidden = stop.hidden = false;
		try {
			return await post(name, {...order(), ...more});
		} finally {
			bar.hidden = stop.hidden = true;
		}
	}

	async function run(name, more) {
		const told = await busy(name, {...more, skip_bad: $("many-skip").checked, printer: where.chosen.printer});
		part(".making .jobs").replaceChildren(parse(told.html));
		part(".plan").replaceChildren(parse(told.told));
		desk.speak(say("many.made", {count: told.files.length}), true);
	}

	const acts = {
		copy: async () => fill((await post("list/letter", {id: $("many-letter").value})).id),
		// What is wrong, and what would be made; rows with problems are gone through first.
		async look() {
			const told = await busy("list/problems");
			const bad = told.rows.filter(each => each.errors.length || each.doubtful);
			const known = new Set(bad.map(each => each.row));
			rows = [...bad, ...list.rows.filter(each => !known.has(each.row))];
			at = 0;
			part(".plan").replaceChildren(parse(told.html));
			showRow();
		},
		make: () => run("list/make"),
		labels: () => run("list/labels", {sheet: $("many-sheet").value, start: $("many-start").value}),
		stop: () => post("list/stop", {list: list.list}),
		save: async asked => save(await post("list/file", asked)),
		print: async (asked, name) => work.add((await post("list/print", {...asked, ...where.chosen})).job, name)
	};
	on(root, "click", ({target}) => {
		const {act, by, row, file} = target.dataset;
		const name = file && target.closest("li").firstChild.textContent;
		if (act || by) near = target.closest("li,.answers,.notice,.step,details");
		if (by) step(Number(by));
		else if (row) {
			at = rows.findIndex(each => each.row === Number(row));
			showRow();
			part(".people").scrollIntoView({block: "nearest"});
		} else if (acts[act]) tried(acts[act])({list: list?.list, file: Number(file)}, name);
	});
	on(root, "change", tried(async ({target}) => {
		near = target.closest("fieldset,details,section p");
		if (target.id === "many-letter") await pick();
		else if (target.files) await (target.files[0] && take(target.files[0]));
		else if (target.dataset.column !== undefined) draw(await post("list/columns", {list: list.list, columns: {[target.dataset.column]: target.value}}));
		else if (target.type === "checkbox" && target.id !== "many-skip") showRow();
	}));
	on(root, "keydown", event => {
		const by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
		if (!by || !event.target.closest(".rows")) return;
		event.preventDefault();
		step(by);
	});
	for (const name of ["dragenter", "dragover", "dragleave", "drop"]) on(root, name, event => {
		const drop = event.target.closest?.(".drop");
		if (!drop) return;
		if (name !== "dragleave") event.preventDefault();
		drop.toggleAttribute("data-over", /er$/.test(name));
		near = drop;
		if (name === "drop" && event.dataTransfer.files[0]) tried(take)(event.dataTransfer.files[0]);
	});
	desk.on("event:list", event => {
		if (event.list === list?.list) Object.assign(part("progress"), {max: event.of || 1, value: event.done});
	});
	return {show};
}
