package io.mountaineer.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

/** Locks as another process sees them. */
public final class OtherHolder {

  private OtherHolder() {}

  /** A child that holds a lock: {@code state}, or that of a share by its name. */
  public static Child byAChild(Home home, String name) throws IOException {
    Child child = Child.start("hold", home.root(), name);
    assertEquals('+', child.read(), "the child got the lock");
    return child;
  }

  /** Returns whether another process finds the lock held. */
  static boolean asSeenByAChild(Home home, String name) throws IOException {
    try (Child child = Child.start("hold", home.root(), name)) {
      return child.read() == '-';
    }
  }
}
