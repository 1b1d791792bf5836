package io.mountaineer.platform.process;

import java.util.List;

/** A program that runs for as long as we do and tells line by line what happens. */
public interface LineSource extends AutoCloseable {

  /** Asks the program and everything it has started to end; returns at once. */
  void stop();

  /** Ends them and waits for that, for little more than a second at most. */
  @Override
  void close();

  /**
   * What is kept running.
   *
   * @param argv program and arguments; never a shell string, never a password
   * @param input what it is told at its start; its input stays open until it is to end
   * @param readsInput whether it ends by itself at the end of its input
   */
  record Program(List<String> argv, String input, boolean readsInput) {

    public Program {
      argv = List.copyOf(argv);
    }

    /** A program that is told what to do on its input, and ends with it. */
    public static Program told(String input, String... argv) {
      return new Program(List.of(argv), input, true);
    }

    /** A program that does not read its input and runs until it is killed. */
    public static Program deaf(String... argv) {
      return new Program(List.of(argv), "", false);
    }

    String name() {
      return argv.get(0);
    }
  }

  /** Who hears the program. Called from threads of the feed, and must not block. */
  interface Listener {

    /** The program was started, for the first time or again. */
    void started();

    /** One line without its end, cut where it is longer than any path may be. */
    void line(String text);

    /** The program ended or could not be started; it will be tried again. */
    void lost(String cause);
  }

  /** Keeps programs running that tell what happens. */
  interface Factory {

    /**
     * Starts a program and starts it again whenever it ends, until the feed is closed. Never fails:
     * what is wrong is told to the listener.
     */
    LineSource keepRunning(LineSource.Program program, LineSource.Listener listener);

    /** Keeps programs of this machine running. */
    static Factory ofSystem(ProgramPath tools) {
      return ofSystem(tools, new ProgramStarts());
    }

    /**
     * Keeps programs of this machine running.
     *
     * @param starts learns of every start that fails
     */
    static Factory ofSystem(ProgramPath tools, ProgramStarts starts) {
      ProcessStarter starter = new ProcessStarter(tools, starts);
      return (program, listener) ->
          SupervisedProcess.start(starter, program, listener, SupervisedProcess.RestartDelay.USUAL);
    }
  }
}
