package io.mountaineer.platform.process;

/** Runs programs, each within its limit. */
public interface CommandRunner {

  CommandResult run(Command command);
}
