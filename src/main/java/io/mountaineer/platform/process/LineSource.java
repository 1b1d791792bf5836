package io.mountaineer.platform.process;

import java.util.List;

/** Program that runs for as long as we do and reports events line by line. */
public interface LineSource extends AutoCloseable {

  /** Asks the program and everything it has started to end; returns at once. */
  void stop();

  /** Ends them and waits for that, for little more than a second at most. */
  @Override
  void close();

  /**
   * Program to be kept running.
   *
   * @param argv program and arguments; never a shell string, never a password
   * @param input text for its input at its start; the input stays open until it is to end
   * @param readsInput whether it ends by itself at the end of its input
   */
  record Program(List<String> argv, String input, boolean readsInput) {

    public Program {
      argv = List.copyOf(argv);
    }

    /** Returns a program that reads its task from its input, and ends with it. */
    public static Program withInput(String input, String... argv) {
      return new Program(List.of(argv), input, true);
    }

    /** Returns a program that does not read its input and runs until it is killed. */
    public static Program withoutInput(String... argv) {
      return new Program(List.of(argv), "", false);
    }

    String name() {
      return argv.get(0);
    }
  }

  /** Listener to the program. Called from threads of the source, and must not block. */
  interface Listener {

    /** Called when the program was started, for the first time or again. */
    void started();

    /** Called with a line without its end, cut where it is longer than any path may be. */
    void line(String text);

    /** Called when the program ended or could not be started; it will be tried again. */
    void lost(String cause);
  }

  /** Factory of line sources. */
  interface Factory {

    /**
     * Starts a program and starts it again whenever it ends, until the source is closed. Never
     * fails: every fault goes to the listener.
     */
    LineSource keepRunning(LineSource.Program program, LineSource.Listener listener);

    /** Returns the factory for programs of this machine. */
    static Factory ofSystem(ProgramPath tools) {
      return ofSystem(tools, new ProgramStarts());
    }

    /**
     * Returns the factory for programs of this machine.
     *
     * @param starts records every start that fails
     */
    static Factory ofSystem(ProgramPath tools, ProgramStarts starts) {
      ProcessStarter starter = new ProcessStarter(tools, starts);
      return (program, listener) ->
          SupervisedProcess.start(starter, program, listener, SupervisedProcess.RestartDelay.USUAL);
    }
  }
}
