package io.mountaineer.platform.process;

/** Keeps programs running that tell what happens. */
public interface FeedRunner {

  /**
   * Starts a program and starts it again whenever it ends, until the feed is closed. Never fails:
   * what is wrong is told to the listener.
   */
  Feed keepRunning(Feed.Program program, Feed.Listener listener);

  /** Keeps programs of this machine running. */
  static FeedRunner ofSystem(Tools tools) {
    return (program, listener) ->
        KeptProgram.start(new Starter(tools), program, listener, Patience.USUAL);
  }
}
