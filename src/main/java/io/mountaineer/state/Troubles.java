package io.mountaineer.state;

import java.util.Optional;
import java.util.function.Consumer;

/** What is wrong with the state file at present; each trouble is told once, until it is over. */
final class Troubles {

  private final Consumer<String> listener;
  private Optional<String> present = Optional.empty();

  Troubles(Consumer<String> listener) {
    this.listener = listener;
  }

  synchronized Optional<String> present() {
    return present;
  }

  /** Takes note of how it is now: a trouble, or none. */
  synchronized void now(Optional<String> trouble) {
    boolean news = trouble.isPresent() && !trouble.equals(present);
    present = trouble;
    if (news) {
      listener.accept(trouble.get());
    }
  }
}
