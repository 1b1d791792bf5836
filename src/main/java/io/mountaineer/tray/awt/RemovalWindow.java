package io.mountaineer.tray.awt;

import io.mountaineer.tray.TrayScreen.RemovalForm;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JCheckBox;

/** Window that asks whether and how thoroughly a share is to be removed. */
final class RemovalWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  RemovalWindow(RemovalForm form) {
    super("Remove Share");
    JCheckBox cleanup = new JCheckBox("Also unmount it and remove its link");
    List<Component> parts = new ArrayList<>();
    parts.add(heading("Remove " + form.share() + " from mountaineer?"));
    parts.add(
        text("mountaineer will no longer mount this share. Files on the server are not affected."));
    if (!form.aliases().isEmpty()) {
      parts.add(
          text("These folder shortcuts will stop working: " + String.join(", ", form.aliases())));
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
    setButtons(cancel, cancel, cancel, remove);
  }
}
