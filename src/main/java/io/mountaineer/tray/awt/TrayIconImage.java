package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.IconState;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/**
 * Icon in black on a transparent ground, as a template image of macOS must be: the system gives it
 * the colour of the menu bar, so only its shape shows the state. Needs no display.
 */
final class TrayIconImage {

  /** Side of the square of the shapes' coordinates. */
  private static final double GRID = 16;

  private TrayIconImage() {}

  /**
   * Draws the icon of a state.
   *
   * @param pixels side of the square, at least 1
   */
  static BufferedImage draw(IconState state, int pixels) {
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      pen.scale(pixels / GRID, pixels / GRID);
      pen.setColor(Color.BLACK);
      pen.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      draw(state, pen);
    } finally {
      pen.dispose();
    }
    return image;
  }

  private static void draw(IconState state, Graphics2D pen) {
    switch (state) {
      case WELL -> pen.fill(mountain());
      case ATTENTION -> {
        pen.fill(mountain());
        pen.fill(new Ellipse2D.Double(11, 1, 4, 4));
      }
      case DOWN -> {
        pen.draw(mountain());
        pen.draw(line(2, 2, 14, 14));
      }
      case BUSY -> {
        pen.draw(mountain());
        for (int x = 4; x <= 10; x += 3) {
          pen.fill(new Ellipse2D.Double(x, 10, 2, 2));
        }
      }
      case NOT_CONFIGURED -> pen.draw(mountain());
      default -> throw new IllegalStateException("no such state: " + state);
    }
  }

  /** Returns two peaks. */
  private static Path2D mountain() {
    Path2D path = new Path2D.Double();
    path.moveTo(1.5, 13.5);
    path.lineTo(6.5, 4);
    path.lineTo(9.2, 9);
    path.lineTo(10.8, 7);
    path.lineTo(14.5, 13.5);
    path.closePath();
    return path;
  }

  private static Path2D line(double fromX, double fromY, double toX, double toY) {
    Path2D path = new Path2D.Double();
    path.moveTo(fromX, fromY);
    path.lineTo(toX, toY);
    return path;
  }
}
