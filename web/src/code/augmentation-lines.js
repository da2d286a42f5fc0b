/**
 * How an image is shifted, turned, stretched and slanted: the map from a place in the changed image back to its place in the image, both measured
 * from the middle. Written so that Python and JavaScript read it alike.
 */
export const inverseMap = {
  xx: 'c / width - shear * s / height',
  xy: 's / width + shear * c / height',
  yx: '-s / height',
  yy: 'c / height',
  across: '-xx * x - xy * y',
  down: '-yx * x - yy * y',
};
