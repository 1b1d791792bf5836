package io.mountaineer.platform;

import java.util.Optional;

/** States of other processes of this machine. */
public interface ProcessStates {

  /** States of a machine whose processes cannot be looked at. */
  ProcessStates UNKNOWN = pid -> Optional.empty();

  /** Returns whether a process is suspended (SIGSTOP, ^Z); empty if that is not known. */
  Optional<Boolean> isStopped(long pid);
}
