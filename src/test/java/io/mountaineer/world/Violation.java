package io.mountaineer.world;

/**
 * A promise of the product that was broken. Not an exception: nobody in the engine may catch it.
 */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  Violation(String promise) {
    super(promise);
  }

  static void unless(boolean kept, String promise) {
    if (!kept) {
      throw new Violation(promise);
    }
  }

  /** The text of what it is about is made for a broken promise only. */
  static void unless(boolean kept, String promise, Object about) {
    if (!kept) {
      throw new Violation(promise + ": " + about);
    }
  }
}
