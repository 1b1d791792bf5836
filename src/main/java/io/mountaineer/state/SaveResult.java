package io.mountaineer.state;

/** What came of a change of the state. In each case {@link #state} is what to go on with. */
public sealed interface SaveResult {

  /** The state after the change. */
  State state();

  /** The change changed nothing, so nothing was written. */
  record Unchanged(State state) implements SaveResult {}

  /** The change is on disk. */
  record Written(State state) implements SaveResult {}

  /**
   * The file is as it was. The change lives on in the {@link StateFile} and is written with the
   * next one, unless another process changes the file before.
   *
   * @param why for people
   */
  record NotSaved(State state, String why) implements SaveResult {}
}
