/** How pages and folios name the same memory; facts of include/linux/page-flags.h and include/linux/mm.h. */

/** The function that gives the folio of a page. */
export const folioOfPage = 'page_folio';

/** Functions that give a page of the folio that is their first argument. */
export const pageOfFolio: ReadonlySet<string> = new Set(['folio_page', 'folio_file_page', 'folio_head_page']);

/** Functions that give the frame number of a page or folio, and what gives a counted one back. */
export const frameNumberOf: ReadonlySet<string> = new Set(['folio_pfn', 'page_to_pfn', 'folio_file_pfn']);
export const releaseOfFolio = 'folio_put';

/** The state of a page that says whether the kernel has an address for it. */
export const directMapFlag = 'direct map';

/** Somebody tried to put it back and failed: it is not forgotten, and there is nothing else to do. */
export const directMapAsked = 'direct map asked for';

/** The member of a folio that is its first page, at the same address. */
export const firstPage = { of: 'struct folio', field: 'page' } as const;

/** The member of a folio that holds what is attached to it. */
export const privateField = 'private';

/** The flag of a pin that is kept beyond the call that takes it. */
export const longTermPin = 'FOLL_LONGTERM';

/** The type of a parameter that is a page, where the folio behind it is meant. */
export const pageType = 'struct page';

/** Members that are a type's only content: `x->users.counter` is what a reader calls `x->users`. */
export const contentFields: ReadonlySet<string> = new Set(['counter', 'refs', 'refcount']);

/** Functions that give the frame number of a page, and of a folio or a page of it. */
export const frameOfPage: ReadonlySet<string> = new Set(['page_to_pfn']);
export const frameOfFolio: ReadonlySet<string> = new Set(['folio_pfn', 'folio_file_pfn']);

/** Functions that give the page of a frame number: the number stands for the folio that the page is of. */
export const pageOfFrame: ReadonlySet<string> = new Set(['pfn_to_page', 'pfn_folio']);

/** Functions that give the address of a page in the direct map: who frees the address frees the page. */
export const addressOfPage: ReadonlySet<string> = new Set([
  'page_address',
  'folio_address',
  'page_to_virt',
  'lowmem_page_address',
]);

/** Functions that give a short-lived address of a page, through which its memory is read and written. */
export const mappingOfPage: ReadonlySet<string> = new Set([
  'kmap_local_page',
  'kmap_atomic',
  'kmap',
  'kmap_local_folio',
]);

/** Functions that return an error pointer, and nothing else. */
export const makesErrorPointer: ReadonlySet<string> = new Set(['ERR_PTR', 'ERR_CAST']);

/** The function that makes a number of an error pointer. */
export const errorOfPointer = 'PTR_ERR';

/** Heads within an object that its last user gets, to free the object by (include/linux/kref.h, include/linux/types.h). */
export const lastHeads: ReadonlySet<string> = new Set(['struct kref', 'struct rcu_head', 'struct callback_head']);
