package io.mountaineer.tray.awt;

import io.mountaineer.app.AddressCheck;
import io.mountaineer.tray.TrayScreen.ShareForm;
import java.awt.EventQueue;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.Timer;

/** Field for an address, which is tested shortly after it was typed. */
final class AddressField extends FormField {

  private static final long serialVersionUID = 1L;

  /** Time without a key after which an address counts as typed, in milliseconds. */
  private static final int TYPED_AFTER = 600;

  private final transient ShareForm form;
  private final JButton finder;
  private final Timer typing = new Timer(TYPED_AFTER, event -> test());

  /**
   * Creates an empty field.
   *
   * @param shareName name of the share on the server, as typed by now
   */
  AddressField(String label, String hint, ShareForm form, Supplier<String> shareName) {
    super(label, hint);
    this.form = form;
    this.finder =
        FormWindow.button("Open in Finder", () -> form.openInFinder(typed(), shareName.get()));
    finder.setToolTipText("Log in there once, and macOS can save the password");
    finder.setEnabled(false);
    addBeside(finder);
    typing.setRepeats(false);
  }

  @Override
  void changed() {
    super.changed();
    finder.setEnabled(!typed().isEmpty());
    typing.restart();
  }

  /** Tests the address; an answer that comes after another key is about another address. */
  private void test() {
    String host = typed();
    if (host.isEmpty()) {
      return;
    }
    showState("Testing…", false);
    form.test(host)
        .whenComplete((result, error) -> EventQueue.invokeLater(() -> tested(host, result, error)));
  }

  private void tested(String host, AddressCheck.Result result, Throwable error) {
    if (!host.equals(typed())) {
      return;
    }
    if (error != null) {
      showState("✗ Internal error: " + error, true);
    } else {
      showState((result.isGood() ? "✓ " : "✗ ") + result.text(), !result.isGood());
    }
  }

  @Override
  void setInputEnabled(boolean on) {
    super.setInputEnabled(on);
    finder.setEnabled(on && !typed().isEmpty());
  }
}
