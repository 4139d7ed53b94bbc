// The open letter: its text, what can be undone, and that it is saved while nobody else has written the file.

import {post, ours} from "./api.js";
import {History} from "./history.js";
import {say} from "./words.js";

const SOON = 200; // milliseconds after the last key
const LONG = 40_000; // characters of a text that isn't worked through at each key; see pages.py

export class Sheet {
	constructor(desk) {
		this.desk = desk;
		Object.assign(this, {id: "", name: "", text: "", hash: "", saved: "", trouble: "", theirs: null, fields: {}});
		this._timer = this._keeping = 0;
		this._tries = 0;
		this._saving = null;
		this._waiting = null;
		addEventListener("pagehide", () => this._leave());
		document.addEventListener("visibilitychange", () => document.hidden && this._leave());
		addEventListener("beforeunload", event => (this._tries || this.desk.away) && this.unsaved && event.preventDefault());
	}

	get unsaved() {return this.changed || (Boolean(this.id) && this.waits);}
	get changed() {return Boolean(this.id) && this.text !== this.saved;}
	get waits() {return Object.keys(this.fields).length > 0;} // what was typed into fields of the head, and isn't in the text yet
	get missing() {return this.trouble === say("write.deleted");}
	get long() {return this.text.length > LONG;}
	get all() {return [this.text, ...Object.entries(this.fields).map(([key, said]) => `${key}: ${JSON.stringify(said)}`)].join("\n");}
	get _key() {return `text ${this.desk.state.folder}/${this.name}`;}

	async open(id) {
		await this.save();
		const read = await post("open", {file: id});
		const {name, hash, text} = read;
		Object.assign(this, {id, name, hash, text, saved: text, trouble: "", theirs: null, since: 0});
		const kept = this._kept();
		this.fields = kept?.fields || {};
		if (this.waits) this.since = kept.when;
		this.history = new History(this._key);
		if ((kept?.text ?? text) !== text) Object.assign(this, {text: kept.text, since: kept.when, hash: kept.hash}); // a change of that one, until it is saved
		this._mine = kept?.when;
		this.history.load(text, this.text);
		this.desk.tell("opened", read);
		this._state();
		this._put();
		if (!this.changed) return;
		if (this.hash !== hash) return this._ask({theirs: text, hash});
		await this.save();
		if (!this.changed) this.desk.speak(say("write.restored"), true);
	}

	// The desk was started again, and has another id for the same file.
	async attach(id) {
		const read = await post("open", {file: id});
		Object.assign(this, {id, trouble: "", theirs: null});
		if (read.hash === this.hash) return this.save();
		if (this.changed) this._ask({theirs: read.text, hash: read.hash});
		else this._take(read.text, read.hash);
	}

	close() {
		this._leave();
		this.id = "";
		this._state();
	}

	// The new text, by typing, by the form, or by a choice. `before` and `after` are where the cursor was and is.
	change(text, {typing = false, before = null, after = null, from = ""} = {}) {
		if (text === this.text) return;
		this.history.record(text, before, after, typing);
		this._set(text, from, after || [0, 0]);
	}

	// Change which fields wait.
	wait(change) {
		if (!this.unsaved) this.since = Date.now();
		change();
		this._keep();
		this._state();
	}

	step(which) {
		const step = this.history?.[which]();
		if (!step) return;
		this._set(step.text, which, step.select);
		this.desk.speak(say(which === "undo" ? "write.undone" : "write.redone"));
	}

	_set(text, from, select) {
		if (!this.unsaved) this.since = Date.now();
		this.text = text;
		this.desk.tell("changed", {text, from, select});
		this._keep();
		clearTimeout(this._timer);
		if (!this.theirs) this._timer = setTimeout(() => this.save(), this.long ? SOON * 5 : SOON);
		this._state();
	}

	// Resolves to whether the file has the text that is on the page.
	async save() {
		clearTimeout(this._timer);
		if (this._saving) await this._saving;
		if (!this.changed || this.theirs) return !this.unsaved;
		this._saving = this._send(this.id, this.text, this.hash);
		try {
			await this._saving;
		} finally {
			this._saving = null;
		}
		const heard = this._waiting;
		this._waiting = null;
		if (heard) this.hear(heard);
		return !this.unsaved;
	}

	async _send(id, text, hash) {
		const begun = Date.now();
		try {
			const answer = await post("save", {id, text, hash}, {keepalive: text.length < 20_000}); // even if the page is closed now
			if (id !== this.id) return;
			Object.assign(this, {hash: answer.hash, saved: text, since: begun});
			this.trouble = "";
			this.desk.answering();
			this._tries = 0;
			this._keep();
			if (this.changed) this._timer = setTimeout(() => this.save(), SOON);
		} catch (failure) {
			ours(failure);
			if (id !== this.id) return;
			if (failure.answer?.gone) this.trouble = say("write.deleted");
			else if (failure.status === 409) this._ask(failure.answer);
			else if (failure.status && failure.status !== 403) this.trouble = say("page.refused", {message: failure.message});
			else this.desk.answering(failure);
			if (failure.status !== 409) {
				this._timer = setTimeout(() => this.save(), Math.min(500 * 2 ** this._tries++, 4000));
			}
		}
		this._state();
	}

	// Give the file another name; what this browser keeps of it goes along. Gives what is told of that.
	async rename(typed) {
		await this.save();
		const {name, told} = await post("rename", {id: this.id, name: typed});
		localStorage.removeItem(this._key);
		sessionStorage.removeItem(this.history.name);
		this.name = name;
		this.history.name = `history ${this._key}`;
		this._keep();
		return told;
	}

	// Write a file that is gone again.
	restore() {
		Object.assign(this, {hash: "", saved: null, trouble: ""});
		return this.save();
	}

	// Another program, or another tab, has changed the file.
	async hear(event) {
		if (event.id !== this.id || event.hash === this.hash) return;
		if (this._saving) {
			this._waiting = event;
		} else if (!event.hash) {
			this.trouble = say("write.deleted");
			this._state();
		} else if (this.changed) {
			this.save();
		} else {
			await this.look();
		}
	}

	// Read the file anew, and take what it says, as nothing here is unsaved.
	async look() {
		const {id, text} = this;
		if (!id) return;
		const read = await post("open", {file: id}).catch(() => null);
		if (!read || id !== this.id || read.hash === this.hash) return;
		if (this.text !== text || this.changed) {
			this.save();
			return;
		}
		this._take(read.text, read.hash);
		this.desk.speak(say("write.elsewhere"));
	}

	_take(text, hash) {
		const at = this.desk.cursor();
		Object.assign(this, {hash, saved: text, theirs: null, trouble: ""});
		this.history.record(text, at, at, false);
		this._set(text, "elsewhere", at);
	}

	_ask(theirs) {
		this.theirs = theirs;
		this.trouble = say("both.later");
		this._state();
		this.decide();
	}

	async decide() {
		const theirs = this.theirs;
		if (!theirs) return;
		const answer = await this.desk.ask(this.text, theirs.theirs);
		if (this.theirs !== theirs || !answer) return;
		if (answer === "theirs") {
			this._take(theirs.theirs, theirs.hash);
			this.look(); // it may be older than the file
		} else {
			Object.assign(this, {hash: theirs.hash, saved: theirs.theirs, theirs: null, trouble: ""});
			await this.save();
		}
		this._state();
	}

	_kept() {
		try {
			return JSON.parse(localStorage.getItem(this._key));
		} catch {
			return null;
		}
	}

	// What is not saved is kept in this browser at once, where another tab finds it; the history a moment later, in this.
	_keep() {
		clearTimeout(this._keeping);
		this._keeping = setTimeout(() => {this.history.keep(); this._put();}, 300);
		if (!this.long) this._put();
	}

	_put() {
		const {hash, since, fields} = this;
		try {
			const text = this.changed ? this.text : undefined; // fields go into the file as it is then
			if (this.unsaved) localStorage.setItem(this._key, JSON.stringify({text, hash, when: this._mine = since, fields}));
			else if (this._kept()?.when === this._mine) localStorage.removeItem(this._key); // else it is another tab's
		} catch {/* there is no room */}
	}

	_leave() {
		if (!this.id) return;
		this._put();
		this.history.keep();
		this.save();
	}

	_state() {this.desk.tell("state", this);}
}
