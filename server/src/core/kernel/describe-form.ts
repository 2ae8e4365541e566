import type { MacroForm } from './forms.ts';

/** How a call of a macro is read that is C rather than an effect: "its value is that of its first argument". */
export function describeForm(form: MacroForm): string {
  return words[form];
}

const words: Readonly<Record<MacroForm, string>> = {
  containerOf: 'its value is the object that holds the member its first argument points to',
  same: 'its value is that of its first argument',
  assign: 'stores its second argument in its first',
  assignThrough: 'stores its second argument in what its first argument points to',
  loadThrough: 'its value is what its first argument points to',
  ofProcessor: 'stands for its first argument as the processor that its second argument names has it',
  nothing: 'does nothing when it runs',
  takePointer:
    'its value is that of its argument, which becomes empty: the end of the scope has nothing left to release',
  returnPointer: 'returns its argument, which becomes empty: the end of the scope has nothing left to release',
  swap: 'its two arguments change their values',
  guard: 'what its class says runs here, and the rest at every exit of the scope around it',
  class: 'declares a variable; what its class says runs here, and the rest at every exit of the scope around it',
  scopedGuard: 'heads a statement: what its class says runs before it, and the rest at every exit of it',
  scopedConditionalGuard:
    'heads a statement: what its class says is tried before it, and what could not be had runs the second argument instead',
  staticCall: 'its value is the function that the static call of this name goes to',
  configured: 'true where the Kconfig symbol is set; without a configuration both are followed',
};
