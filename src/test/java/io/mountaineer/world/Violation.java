package io.mountaineer.world;

/** Broken promise of the product. Not an exception, since the engine must not catch it. */
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

  /** Throws unless the promise is kept; the text about its subject is made only then. */
  static void unless(boolean kept, String promise, Object about) {
    if (!kept) {
      throw new Violation(promise + ": " + about);
    }
  }
}
