/** Owns disposables; disposes them in reverse, so that readers go before their sources. */
export interface Disposable {
  dispose(): unknown;
}

export class DisposableStore implements Disposable {
  #items: Disposable[] = [];
  #disposed = false;

  /** Takes ownership; an item that comes after the store's end is disposed at once. */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  /** @throws AggregateError with what the failing disposers threw, after all of them have run. */
  dispose(): void {
    this.#disposed = true;
    const errors: unknown[] = [];
    for (const item of this.#items.splice(0).reverse()) {
      try {
        item.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Disposing failed');
  }
}
