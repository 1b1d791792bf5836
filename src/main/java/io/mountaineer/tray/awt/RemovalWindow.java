package io.mountaineer.tray.awt;

import io.mountaineer.tray.TrayScreen.RemovalForm;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JCheckBox;

/** Window that asks whether and how thoroughly a favorite is to be removed. */
final class RemovalWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  RemovalWindow(RemovalForm form) {
    super("Remove favorite");
    JCheckBox cleanup = new JCheckBox("Also unmount it and remove its link");
    List<Component> parts = new ArrayList<>();
    parts.add(heading("Remove " + form.share() + " from the favorites?"));
    parts.add(text("mountaineer looks after it no longer. Nothing on the server is changed."));
    if (!form.aliases().isEmpty()) {
      parts.add(
          text(
              "Aliases that lead into it stay, and lead nowhere while it is not mounted: "
                  + String.join(", ", form.aliases())));
    }
    parts.add(cleanup);
    setBody(column(parts.toArray(Component[]::new)));
    JButton cancel = closeButton("Cancel");
    JButton remove =
        button(
            "Remove",
            () -> {
              dispose();
              form.remove().accept(cleanup.isSelected());
            });
    setButtons(cancel, cancel, remove, cancel);
  }
}
