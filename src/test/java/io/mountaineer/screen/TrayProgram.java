package io.mountaineer.screen;

import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import javax.swing.JCheckBox;
import javax.swing.JOptionPane;
import javax.swing.JTextField;

/** Program with a tray icon that prints each choice of its user. */
final class TrayProgram {

  private TrayProgram() {}

  public static void main(String[] arguments) {
    EventQueue.invokeLater(
        () -> {
          if (!SystemTray.isSupported()) {
            System.out.println("no tray");
            System.exit(0);
          }
          show();
        });
  }

  private static void show() {
    BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_ARGB);
    Graphics graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillOval(4, 4, 16, 16);
    graphics.dispose();
    try {
      SystemTray.getSystemTray().add(new TrayIcon(image, "a tray", menu()));
    } catch (AWTException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PopupMenu menu() {
    PopupMenu menu = new PopupMenu();
    menu.add(submenu());
    menu.add("-");
    menu.add(disabled("all is well"));
    CheckboxMenuItem check = new CheckboxMenuItem("Auto-failback");
    check.addItemListener(event -> System.out.println("check " + check.getState()));
    menu.add(check);
    MenuItem form = item("Add…");
    form.addActionListener(event -> System.out.println(ask()));
    menu.add(form);
    menu.add("-");
    MenuItem quit = item("Quit");
    quit.addActionListener(event -> System.exit(0));
    menu.add(quit);
    return menu;
  }

  private static Menu submenu() {
    Menu submenu = new Menu("CORE — via Thunderbolt");
    submenu.add(item("Open"));
    submenu.add(disabled("Mount"));
    submenu.add("-");
    submenu.add(item("Unmount"));
    return submenu;
  }

  private static MenuItem item(String text) {
    MenuItem item = new MenuItem(text);
    item.addActionListener(event -> System.out.println("chosen " + text));
    return item;
  }

  private static MenuItem disabled(String text) {
    MenuItem item = item(text);
    item.setEnabled(false);
    return item;
  }

  private static String ask() {
    JTextField name = new JTextField(20);
    JCheckBox now = new JCheckBox("mount now");
    Object[] parts = {"Name", name, now};
    int answer =
        JOptionPane.showConfirmDialog(null, parts, "Add Favorite…", JOptionPane.OK_CANCEL_OPTION);
    return "answer %d, %s, %s".formatted(answer, name.getText(), now.isSelected());
  }
}
