package io.mountaineer.cli;

import io.mountaineer.config.ConfigEdit;
import io.mountaineer.config.ConfigEditor;
import io.mountaineer.config.ConfigEditor.Failed;
import io.mountaineer.config.ConfigEditor.Locked;
import io.mountaineer.config.ConfigEditor.Result;
import io.mountaineer.config.ConfigEditor.Saved;
import io.mountaineer.config.Refused;

/** One change of the config file by a command, and what is said when it cannot be made. */
final class ConfigChange {

  private final Session session;

  ConfigChange(Session session) {
    this.session = session;
  }

  /** Makes the change, or tells why it cannot be made. */
  Saved make(ConfigEdit edit) {
    session.requireHome();
    return saved(editor().edit(edit));
  }

  /** Tells why a change cannot be made, before anything else is done for it. */
  void refuseIfImpossible(ConfigEdit edit) {
    saved(editor().rehearse(edit));
  }

  private ConfigEditor editor() {
    return new ConfigEditor(session.configInUse().file(), session.locks().config());
  }

  private static Saved saved(Result result) {
    if (result instanceof Saved saved) {
      return saved;
    }
    if (result instanceof Refused refused) {
      throw new UserError(code(refused), refused.message(), refused.hint());
    }
    if (result instanceof Locked locked) {
      throw new UserError(
          ExitCode.LOCKED,
          "somebody else edits the config: " + locked.holder() + "; nothing was changed",
          "try again when that is done");
    }
    if (result instanceof Failed failed) {
      throw new UserError(
          ExitCode.FAILED,
          failed.message() + "; nothing was changed",
          "check the rights and the free space of that folder");
    }
    throw new IllegalStateException("no such result: " + result);
  }

  private static int code(Refused refused) {
    return switch (refused.reason()) {
      case REQUEST -> ExitCode.USAGE;
      case CONFIG -> ExitCode.CONFIG;
      case FORM -> ExitCode.FAILED;
    };
  }
}
