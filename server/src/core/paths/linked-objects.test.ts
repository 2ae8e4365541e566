import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const create = (unlink: string, release = 'kfree(port);'): string => `
  struct port_ops { void (*destroy)(struct port *port); };
  struct port { struct list_head node; const struct port_ops *ops; };
  struct hub { struct list_head ports; };
  int port_announce(struct port *port);
  int port_create(struct hub *hub, const struct port_ops *ops)
  {
    struct port *port = kzalloc(sizeof(*port), GFP_KERNEL);
    int r;

    if (!port)
      return -ENOMEM;
    port->ops = ops;
    list_add(&port->node, &hub->ports);
    r = anon_inode_getfd("port", &port_fops, port, O_CLOEXEC);
    if (r < 0) {
      ${unlink}
      ${release}
      return r;
    }
    return 0;
  }
  void port_remove(struct port *port)
  {
    list_del(&port->node);
    kfree(port);
  }`;

test('an object is taken out of its list before it is freed', async () =>
  expect(await findingsOf(create('list_del(&port->node);'))).toEqual([]));

test('freed while a list leads to it, it is told', async () =>
  expect(await findingsOf(create(''))).toContain('warning use-after-free in port_create()'));

test('freed by what a member leads to, it is told too', async () =>
  expect(await findingsOf(create('', 'ops->destroy(port);'))).toContain('warning use-after-free in port_create()'));

test('code that is not known may have taken it out', async () =>
  expect(await findingsOf(create('port_forget(port);'))).toEqual([]));

test('a list of the function itself goes with it', async () =>
  expect(
    await findingsOf(`
      struct job { struct list_head node; };
      void run_all(struct list_head *jobs);
      void run_one(void)
      {
        struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);
        LIST_HEAD(jobs);

        if (!job)
          return;
        list_add(&job->node, &jobs);
        run_all(&jobs);
        kfree(job);
      }`),
  ).toEqual([]));
