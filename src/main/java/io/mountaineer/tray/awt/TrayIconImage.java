package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.IconState;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * Icon in black on a transparent ground, as a template image of macOS must be: the system gives it
 * the colour of the menu bar, so only its shape shows the state. Needs no display.
 */
final class TrayIconImage {

  /** Side of the square of the shapes' coordinates. */
  private static final double GRID = 16;

  private static final float THIN = 1.4f;
  private static final float BOLD = 2f;
  private static final float GAP = 1.2f;

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
      stroke(pen, THIN);
      draw(state, pen);
    } finally {
      pen.dispose();
    }
    return image;
  }

  private static void draw(IconState state, Graphics2D pen) {
    switch (state) {
      case WELL -> pen.fill(mountain());
      case NOTHING_MOUNTED -> pen.draw(mountain());
      case ATTENTION -> attention(pen);
      case DOWN -> down(pen);
      case BUSY -> busy(pen);
      case PAUSED -> paused(pen);
      default -> throw new IllegalStateException("no such state: " + state);
    }
  }

  /** A single peak with an exclamation mark of the full height beside it. */
  private static void attention(Graphics2D pen) {
    pen.fill(polygon(0.8, 14, 5.4, 4.6, 10, 14));
    pen.fill(new RoundRectangle2D.Double(11.9, 1.8, 2.6, 7.8, 1.6, 1.6));
    pen.fill(new Ellipse2D.Double(11.8, 11.2, 2.8, 2.8));
  }

  /** A mountain that a bold line strikes out, with a gap on both sides of the line. */
  private static void down(Graphics2D pen) {
    Path2D strike = line(1.4, 4.4, 14.6, 12.6);
    pen.fill(polygon(1.6, 14.4, 8, 1.6, 14.4, 14.4));
    pen.setComposite(AlphaComposite.Clear);
    stroke(pen, BOLD + 2 * GAP);
    pen.draw(strike);
    pen.setComposite(AlphaComposite.SrcOver);
    stroke(pen, BOLD);
    pen.draw(strike);
  }

  /** A summit above three dots. */
  private static void busy(Graphics2D pen) {
    pen.fill(polygon(3.2, 9, 8, 1.6, 12.8, 9));
    for (double x = 1.4; x < 12; x += 5) {
      pen.fill(new Ellipse2D.Double(x, 11, 3.2, 3.2));
    }
  }

  /** Two bars whose tops make the slopes of a mountain. */
  private static void paused(Graphics2D pen) {
    pen.fill(polygon(2.8, 14, 2.8, 6.2, 6.6, 2, 6.6, 14));
    pen.fill(polygon(9.4, 14, 9.4, 2, 13.2, 6.2, 13.2, 14));
  }

  private static void stroke(Graphics2D pen, float width) {
    pen.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  /** Returns two peaks. */
  private static Path2D mountain() {
    return polygon(1.5, 13.5, 6.5, 4, 9.2, 9, 10.8, 7, 14.5, 13.5);
  }

  private static Path2D polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int at = 2; at < points.length; at += 2) {
      path.lineTo(points[at], points[at + 1]);
    }
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
