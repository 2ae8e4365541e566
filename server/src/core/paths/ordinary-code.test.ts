import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

/** Ordinary C of drivers, file systems and networking, in which nothing is wrong. */
const ordinary: Readonly<Record<string, string>> = {
  'a pointer that says whether a lock is held, in a loop': `
    void drain(struct group *group)
    {
      struct zone *locked = NULL;
      int i;

      for (i = 0; i < group->count; i++) {
        struct zone *zone = zone_of(group->entries[i]);

        if (zone != locked) {
          if (locked)
            spin_unlock_irq(&locked->lock);
          locked = zone;
          spin_lock_irq(&locked->lock);
        }
        move_entry(zone, group->entries[i]);
      }
      if (locked)
        spin_unlock_irq(&locked->lock);
    }`,
  'a lock for each processor': `
    static DEFINE_PER_CPU(spinlock_t, wake_lock);
    void wake_one(int cpu)
    {
      spin_lock(&per_cpu(wake_lock, cpu));
      wake_those_of(cpu);
      spin_unlock(&per_cpu(wake_lock, cpu));
    }`,
  'pages that an array holds the addresses of': `
    void free_tables(pmd_t *tables)
    {
      int i;

      for (i = 0; i < 512; i++)
        free_page((unsigned long)pmd_page_vaddr(tables[i]));
    }`,
  'a frame number that stands for its page': `
    unsigned int inflate(struct response *response, unsigned int wanted)
    {
      unsigned int i;

      for (i = 0; i < wanted; i++) {
        struct page *page = alloc_pages(GFP_KERNEL, 0);

        if (!page)
          return i;
        response->ranges[response->count].start = page_to_pfn(page);
        response->count++;
      }
      return wanted;
    }`,
  'a table whose address is kept by its entry': `
    static void *new_table(int node)
    {
      struct page *page = alloc_pages_node(node, GFP_ATOMIC | __GFP_ZERO, 0);

      return page ? page_address(page) : NULL;
    }
    int map_table(unsigned long *entry, int node)
    {
      void *table = new_table(node);

      if (!table)
        return -ENOMEM;
      *entry = __pa(table) | 3;
      return 0;
    }`,
  'a handler whose type asks for a number': `
    int receive(struct sock *sk, struct buffer *buffer)
    {
      int err;

      rcu_read_lock();
      err = discover(sk, buffer);
      if (err)
        goto out;
      deliver(sk, buffer);
    out:
      rcu_read_unlock();
      free_buffer(buffer);
      return 0;
    }`,
  'one label for all failures': `
    int probe(struct device *dev)
    {
      int ret;

      ret = clocks_get(dev);
      if (ret)
        goto out;
      ret = power_enable(dev);
      if (ret)
        goto fail;
      ret = irq_enable(dev);
      if (ret)
        goto fail;
      return 0;
    fail:
      irq_disable(dev);
      power_disable(dev);
    out:
      return ret;
    }`,
  'a label for the failure of one step': `
    int attach(struct host *host)
    {
      int err = host_ready(host);

      if (err)
        goto out;
      err = card_add(host);
      if (err)
        goto remove;
      return 0;
    remove:
      card_remove(host);
    out:
      return err;
    }`,
  'a label that a macro goes to': `
    #define next_byte(insn)                 \\
      ({ if ((insn)->at >= (insn)->end)     \\
           goto short_of_bytes;             \\
         *(insn)->at++; })
    int decode(struct insn *insn)
    {
      insn->opcode = next_byte(insn);
      return 0;
    short_of_bytes:
      return -ENODATA;
    }`,
  'interrupts that stay off on the way down': `
    void crash_shutdown(struct pt_regs *regs)
    {
      local_irq_disable();
      stop_others();
      save_registers(regs);
    }`,
  'a section that other functions begin and end': `
    int remap_segment(struct spaces *ns, int id)
    {
      int err = 0;

      rcu_read_lock();
      if (obtain_segment(ns, id) == NULL)
        err = -EINVAL;
      unlock_segment(ns, id);
      return err;
    }`,
  'a walk by a macro that nobody knows': `
    int unlink_all(struct queue *queue)
    {
      unsigned long flags;
      struct buffer *buffer;
      int count = 0;

      spin_lock_irqsave(&queue->lock, flags);
      while (!nothing_in(queue)) {
        queue_walk_each(queue, buffer) {
          if (buffer->state != GOING)
            goto found;
        }
        break;
    found:
        buffer->state = GOING;
        spin_unlock_irqrestore(&queue->lock, flags);
        count += send_away(buffer);
        spin_lock_irqsave(&queue->lock, flags);
      }
      spin_unlock_irqrestore(&queue->lock, flags);
      return count;
    }`,
  'all that a list holds, from its head': `
    struct key { struct list_head link; int id; };
    void collect(struct list_head *keys)
    {
      while (!list_empty(keys)) {
        struct key *key = list_entry(keys->next, struct key, link);

        list_del(&key->link);
        kfree(key);
      }
    }`,
  'an object that goes with its last reference': `
    struct session { refcount_t count; int state; };
    static void session_put(struct session *session)
    {
      if (refcount_dec_and_test(&session->count))
        kfree(session);
    }
    void session_close(struct session *session)
    {
      session_put(session);
      session->state = 3;
    }`,
  'a wait in a section that only stays on its processor': `
    void run_program(struct program *program)
    {
      migrate_disable();
      might_fault();
      migrate_enable();
    }`,
  'the first number that is given out, and no bound': `
    static int new_entry(struct space *space, int start, int end) { return alloc_entry(space, start, end); }
    int add_entry(struct space *space) { return new_entry(space, 1, 0); }`,
  'a stub of what is not built': `
    #ifdef CONFIG_TIMEOUTS
    static void add_timeout(struct entry *entry) { list_add(&entry->timeout, &entry->space->timeouts); }
    static void del_timeout(struct entry *entry) { list_del(&entry->timeout); }
    #else
    static void add_timeout(struct entry *entry) { }
    static void del_timeout(struct entry *entry) { }
    #endif`,
  'a variable of another file': `
    int cookies_init(void)
    {
      cookie_jar = kmem_cache_create("cookies", 64, 0, 0, NULL);
      if (!cookie_jar)
        return -ENOMEM;
      return 0;
    }
    void cookies_exit(void) { kmem_cache_destroy(cookie_jar); }`,
  'parts that know what they are in': `
    struct chip { struct line *lines; };
    struct line { struct chip *chip; int mask; };
    struct chip { struct line lines[2]; };
    int chip_init(struct board *board)
    {
      struct chip *chip = kzalloc(sizeof(*chip), GFP_KERNEL);

      if (!chip)
        return -ENOMEM;
      chip->lines[0].chip = chip;
      chip->lines[1].chip = chip;
      board->chip = chip;
      return 0;
    }
    void chip_destroy(struct board *board)
    {
      struct chip *chip = board->chip;

      board->chip = NULL;
      kfree(chip);
    }`,
  'two sections, and the same question before each': `
    static bool is_direct(struct walker *walker)
    {
      struct root *root = root_of(walker->top);

      return root && root->direct && root->count;
    }
    static void walk_begin(struct walker *walker)
    {
      if (is_direct(walker))
        rcu_read_lock();
      else
        local_irq_disable();
    }
    static void walk_end(struct walker *walker)
    {
      if (is_direct(walker))
        rcu_read_unlock();
      else
        local_irq_enable();
    }
    int walk(struct walker *walker)
    {
      int level;

      walk_begin(walker);
      level = walker->level;
      walk_end(walker);
      return level;
    }`,
};

test.each(Object.entries(ordinary))('nothing is told of %s', async (_, text) =>
  expect(await findingsOf(text)).toEqual([]),
);

test('what a cipher computes has an end', async () =>
  expect(
    await findingsOf(`
      #define ROUND(x, k) (I = ((k) + (x)), (a[I >> 24] ^ b[(I >> 16) & 255]) - c[(I >> 8) & 255] + d[I & 255])
      u32 encrypt(u32 l, u32 r, const u32 *k)
      {
        u32 t, I;

        ${'t = l; l = r; r = t ^ ROUND(r, k[0]); '.repeat(16)}
        return l ^ r;
      }`),
  ).toEqual([]));
