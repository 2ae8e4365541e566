import type { FindingCode } from './code.ts';

/** Kconfig symbols, and what is built with them. */
export const gatingCodes: readonly FindingCode[] = [
  {
    code: 'gating-contradiction',
    title: 'A file is built with one symbol and calls what is there only with another',
    why: 'A configuration that sets the one and not the other does not build. Where an architecture vouches for it (HAVE_FOO), it is information.',
    invalid: `config WINDOW
	bool

config POOL
	bool "Pool of guest memory"`,
    valid: `config WINDOW
	bool

config POOL
	bool "Pool of guest memory"
	select WINDOW`,
    tree: {
      path: 'virt/pool/Kconfig',
      around: {
        'virt/pool/Makefile': 'obj-y += main.o\nobj-$(CONFIG_POOL) += pool.o\n',
        'virt/pool/pool.c': 'int pool_shrink(struct pool *pool)\n{\n\treturn window_open(pool);\n}\n',
        'virt/pool/main.c': '#ifdef CONFIG_WINDOW\nint window_open(struct pool *pool)\n{\n\treturn 0;\n}\n#endif\n',
      },
    },
  },
];
