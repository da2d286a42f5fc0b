#pragma once

/// 10⁹ operations a second that this build reaches with every operand in a register, a
/// multiplication and its addition counted as two: what no product of matrices can pass. Takes
/// about `milliseconds`.
double MeasureRegisterLimit(double milliseconds);
