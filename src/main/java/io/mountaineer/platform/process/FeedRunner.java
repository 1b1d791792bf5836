package io.mountaineer.platform.process;

/** Keeps programs running that tell what happens. */
public interface FeedRunner {

  /**
   * Starts a program and starts it again whenever it ends, until the feed is closed. Never fails:
   * what is wrong is told to the listener.
   */
  LineSource keepRunning(LineSource.Program program, LineSource.Listener listener);

  /** Keeps programs of this machine running. */
  static FeedRunner ofSystem(ProgramPath tools) {
    return ofSystem(tools, new ProgramStarts());
  }

  /**
   * Keeps programs of this machine running.
   *
   * @param starts learns of every start that fails
   */
  static FeedRunner ofSystem(ProgramPath tools, ProgramStarts starts) {
    ProcessStarter starter = new ProcessStarter(tools, starts);
    return (program, listener) ->
        SupervisedProcess.start(starter, program, listener, Patience.USUAL);
  }
}
