// The field to write in: it grows, remembers what was typed, and suits itself to the question.

const LINE = {
  name: { autocomplete: "name", autocapitalize: "words" },
  phone: { inputmode: "tel", autocomplete: "tel" },
  email: { inputmode: "email", autocomplete: "email", autocapitalize: "none", spellcheck: "false" },
  address: { autocomplete: "address-line1", autocapitalize: "words" },
  postcode: { autocomplete: "postal-code", autocapitalize: "characters", spellcheck: "false" },
  city: { autocomplete: "address-level2", autocapitalize: "words" },
  happened_on: { autocomplete: "off" },
  date_of_death: { autocomplete: "off" },
  your_coach: { autocomplete: "off", autocapitalize: "words" },
  return_code: { autocomplete: "off", autocapitalize: "characters", spellcheck: "false" },
};
const SET_BY_US = ["inputmode", "autocomplete", "autocapitalize", "spellcheck"];

export class Composer {
  #form;
  #label;
  #area;
  #line;
  #words;
  #asks = null;

  // tell: { send(text), typed(text), file(file) }
  constructor(form, words, tell) {
    this.#form = form;
    this.#words = words;
    this.#label = form.querySelector("label");
    this.#area = form.querySelector("textarea");
    this.#line = form.querySelector("#line");
    form.noValidate = true; // "weet ik niet" is a fine answer to a question for a number.
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(tell);
    });
    this.#area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#submit(tell);
      }
    });
    form.addEventListener("input", (event) => {
      if (event.target.type === "file") return;
      this.#grow();
      tell.typed(this.value);
    });
    const file = form.querySelector("input[type=file]");
    file.addEventListener("change", () => {
      if (file.files[0]) tell.file(file.files[0]);
      file.value = "";
    });
  }

  get value() { return this.#field.value; }

  set value(text) {
    this.#field.value = text;
    this.#grow();
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  // Suits the field to a question; null is an ordinary message.
  suit(asks) {
    this.#asks = asks;
    const typed = this.value;
    const had = document.activeElement === this.#field;
    const wanted = LINE[asks] && !typed.includes("\n") ? LINE[asks] : null;
    const [use, leave] = wanted ? [this.#line, this.#area] : [this.#area, this.#line];
    for (const name of SET_BY_US) {
      if (wanted?.[name]) this.#line.setAttribute(name, wanted[name]);
      else this.#line.removeAttribute(name);
    }
    this.#line.setAttribute("name", wanted ? asks : "line");
    use.hidden = false;
    leave.hidden = true;
    if (use.value !== typed) use.value = typed;
    leave.value = "";
    this.#label.htmlFor = use.id;
    this.relabel();
    this.#grow();
    if (had) use.focus({ preventScroll: true });
  }

  relabel() {
    this.#label.textContent = this.#words(`field_${this.#asks}`) ?? this.#words("field");
  }

  get #field() {
    return this.#line.hidden ? this.#area : this.#line;
  }

  #submit(tell) {
    const text = this.value.trim();
    if (!text) {
      this.focus();
      return;
    }
    this.value = "";
    tell.send(text);
    this.focus();
  }

  #grow() {
    if (this.#area.hidden) return;
    this.#area.style.height = "auto";
    const most = Math.max(96, window.innerHeight * 0.4);
    this.#area.style.height = `${Math.min(this.#area.scrollHeight + 2, most)}px`;
  }
}
