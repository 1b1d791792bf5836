package io.mountaineer.state;

/** Result of a change of the state. In each case {@link #state} is the one to go on with. */
public sealed interface SaveResult {

  /** Returns the state after the change. */
  State state();

  /** The change changed nothing, so nothing was written. */
  record Unchanged(State state) implements SaveResult {}

  /** The change is on disk. */
  record Written(State state) implements SaveResult {}

  /**
   * The file is as it was. The change lives on in the {@link StateFile} and is written with the
   * next one, unless another process changes the file before.
   *
   * @param why the reason, for people
   */
  record NotSaved(State state, String why) implements SaveResult {}
}
