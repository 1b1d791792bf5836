package io.mountaineer.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Filter that passes a recurring problem on once, until it clears or changes. Safe for use by many
 * threads.
 *
 * @param <T> the form of a problem
 */
public final class RepeatFilter<T> {

  private final Consumer<T> listener;
  private final Map<String, T> present = new HashMap<>();

  /**
   * @param listener receives each problem that is new
   */
  public RepeatFilter(Consumer<T> listener) {
    this.listener = listener;
  }

  /**
   * Records the present problem.
   *
   * @param subject what it is a problem of; each has one at a time
   * @param problem empty if there is none
   */
  public void now(String subject, Optional<T> problem) {
    T known = replace(subject, problem);
    problem.filter(each -> !each.equals(known)).ifPresent(listener);
  }

  /** Returns the present problem of a subject. */
  public synchronized Optional<T> present(String subject) {
    return Optional.ofNullable(present.get(subject));
  }

  private synchronized T replace(String subject, Optional<T> problem) {
    return problem.isPresent() ? present.put(subject, problem.get()) : present.remove(subject);
  }
}
