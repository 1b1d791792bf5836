package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.config.edit.ConfigEditor;
import io.mountaineer.config.edit.ConfigEditor.Failed;
import io.mountaineer.config.edit.ConfigEditor.Locked;
import io.mountaineer.config.edit.ConfigEditor.Result;
import io.mountaineer.config.edit.ConfigEditor.Saved;
import io.mountaineer.config.edit.EditRefusal;
import java.util.Map;

/** Use case of changing the config file. */
public final class ConfigService {

  private final ConfigEditor editor;
  private final Runnable home;

  /**
   * @param home makes the directory of the file; called before something is written
   */
  public ConfigService(ConfigEditor editor, Runnable home) {
    this.editor = editor;
    this.home = home;
  }

  /**
   * Makes the change.
   *
   * @throws UserError if it cannot be made; the file is as it was
   */
  public Saved make(ConfigEdit edit) {
    home.run();
    return saved(editor.edit(edit));
  }

  /**
   * Checks that the change can be made, before anything else is done for it.
   *
   * @throws UserError if it cannot
   */
  public void refuseIfImpossible(ConfigEdit edit) {
    saved(editor.rehearse(edit));
  }

  /**
   * Returns the violations of a new entry, by key as the file spells it; under the empty key those
   * of no single key. Empty if it can be added.
   */
  Map<String, String> violations(ConfigEdit edit) {
    Result result = editor.rehearse(edit);
    if (result instanceof EditRefusal refused && !refused.byKey().isEmpty()) {
      return refused.byKey();
    }
    try {
      saved(result);
      return Map.of();
    } catch (UserError e) {
      return Map.of("", e.text());
    }
  }

  private static Saved saved(Result result) {
    if (result instanceof Saved saved) {
      return saved;
    }
    if (result instanceof EditRefusal refused) {
      throw new UserError(kind(refused), refused.message(), refused.hint());
    }
    if (result instanceof Locked locked) {
      throw new UserError(
          Kind.LOCKED,
          "another process is editing the config: " + locked.holder() + ". Nothing was changed",
          "try again when that is done");
    }
    if (result instanceof Failed failed) {
      throw new UserError(
          Kind.FAILED,
          failed.message() + "; nothing was changed",
          "check the permissions and the free space of that folder");
    }
    throw new IllegalStateException("no such result: " + result);
  }

  private static Kind kind(EditRefusal refused) {
    return switch (refused.reason()) {
      case REQUEST -> Kind.INVALID_REQUEST;
      case CONFIG -> Kind.CONFIG;
      case FORM -> Kind.FAILED;
    };
  }
}
