/**
 * The expressions of the affine map that shifts, rotates, scales and shears an image: from a point of the augmented
 * image back to the original one, both relative to the centre. They are valid in both Python and JavaScript.
 */
export const inverseMap = {
  xx: 'c / width - shear * s / height',
  xy: 's / width + shear * c / height',
  yx: '-s / height',
  yy: 'c / height',
  across: '-xx * x - xy * y',
  down: '-yx * x - yy * y',
};
