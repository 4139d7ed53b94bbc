// Undo and redo of one file's text; they survive a reload, because they are kept in the tab's own storage.

const MOST = 400;
const PAUSE = 1200; // milliseconds after which typing on is a step of its own

// What changed between two texts: at `at`, `out` went and `into` came. It begins at `from` at the latest: an `s` typed
// beside another is told from it by where the cursor was.
export function difference(before, after, from = Infinity) {
	const least = Math.min(before.length, after.length);
	let at = 0;
	while (at < Math.min(least, from) && before[at] === after[at]) at += 1;
	let same = 0;
	while (same < least - at && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
	if (at && /[\uD800-\uDBFF]/.test(before[at - 1])) at -= 1;
	return {at, out: before.slice(at, before.length - same), into: after.slice(at, after.length - same)};
}

export class History {
	constructor(name) {
		this.name = `history ${name}`;
		this.steps = [];
		this.done = 0; // how many of the steps are in the text
		this.text = "";
	}

	// Take up what the tab remembers; what is neither there nor in the file is a step, too.
	load(file, text) {
		try {
			const kept = JSON.parse(sessionStorage.getItem(this.name));
			if (kept) ({steps: this.steps, done: this.done, text: this.text} = kept);
		} catch {/* nothing is remembered */}
		if (!this.steps.length) this.text = file;
		this.record(text, null, null, false);
	}

	keep() {
		try {
			const {steps, done, text} = this;
			sessionStorage.setItem(this.name, JSON.stringify({steps, done, text}));
		} catch {
			this.steps.splice(0, this.steps.length >> 1);
			this.done = Math.min(this.done, this.steps.length);
		}
	}

	record(text, before, after, typing) {
		const {at, out, into} = difference(this.text, text, typing && before ? Math.min(before[0], after[0]) : undefined);
		this.text = text;
		if (!out && !into) return;
		before ||= [at, at + out.length];
		after ||= [at, at + into.length];
		const now = Date.now();
		this.steps.length = this.done;
		const last = this.steps[this.done - 1];
		const joins = typing && last?.typing && now - last.when < PAUSE && !into.includes("\n");
		if (joins && !out && !last.out && at === last.at + last.into.length && !(/\s$/.test(last.into) && /\S/.test(into))) {
			last.into += into;
			Object.assign(last, {after, when: now});
		} else if (joins && !into && !last.into && at + out.length === last.at) {
			Object.assign(last, {at, out: out + last.out, after, when: now});
		} else {
			this.steps.push({at, out, into, before, after, typing, when: now});
			if (this.steps.length > MOST) this.steps.shift();
			this.done = this.steps.length;
		}
	}

	get undoes() {return this.done > 0;}
	get redoes() {return this.done < this.steps.length;}

	undo() {
		if (!this.undoes) return null;
		const {at, out, into, before} = this.steps[--this.done];
		this.text = this.text.slice(0, at) + out + this.text.slice(at + into.length);
		return {text: this.text, select: before};
	}

	redo() {
		if (!this.redoes) return null;
		const {at, out, into, after} = this.steps[this.done++];
		this.text = this.text.slice(0, at) + into + this.text.slice(at + out.length);
		return {text: this.text, select: after};
	}
}
