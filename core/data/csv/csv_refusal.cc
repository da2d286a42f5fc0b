#include "core/data/csv/csv_refusal.h"

#include <algorithm>

#include "core/error/error.h"

namespace nn {
namespace {

constexpr std::string_view kExpected =
    " Expected in each row, separated by commas: the label 0–9, then 784 pixels (28 × 28) from 0 "
    "to 255.";

std::string_view Advice(RowFault fault) {
  switch (fault) {
    case RowFault::kNoLabel:
      return "Its rows have 784 columns: the pixels are there, but the labels are missing "
             "(Kaggle's “Digit Recognizer” "
             "test.csv is like this). "
             "Choose a file that has the labels in its first column, such as that competition's "
             "train.csv or "
             "mnist_train.csv.";
    case RowFault::kExtraColumn:
      return "Its rows have 786 columns, one too many. Often that is a row number at the front: "
             "save again without it "
             "(in pandas, index=False).";
    case RowFault::kSemicolons:
      return "Its values are separated by semicolons. Save it again with commas (some spreadsheets "
             "ask for the "
             "separator under “Text CSV”).";
    case RowFault::kTabs:
      return "Its values are separated by tabs. Save it again as comma-separated values.";
    case RowFault::kSpaces:
      return "Its values are separated by spaces. Save it again with commas between them.";
    case RowFault::kTooLong:
      return "Its lines are far too long for one image each: are the line ends missing?";
    case RowFault::kFraction:
      return "Its pixels are fractions: they seem to be scaled to 0–1. Save the original grey "
             "values from 0 to 255.";
    case RowFault::kColumns:
      return "Its rows do not have 785 columns, so it is not a table of 28 × 28 images.";
    case RowFault::kNotANumber:
      return "Its rows hold text where numbers should be.";
    case RowFault::kLabelRange:
      return "Its first column holds no labels from 0 to 9.";
    case RowFault::kPixelRange:
      return "Its pixels are outside 0 to 255.";
    case RowFault::kCount:
      break;
  }
  return "";
}

}  // namespace

std::string WhyNoGoodRow(const CsvEvidence& evidence) {
  if (evidence.rows == 0) {
    return evidence.header ? "The file has a header line but no rows. Was the download cut short? "
                             "Choose the file "
                             "again, or fetch it once more."
                           : "The file is empty. Was the download cut short? Fetch it once more.";
  }
  const size_t commonest =
      static_cast<size_t>(std::ranges::max_element(evidence.faults) - evidence.faults.begin());
  return Join("None of the file's ", evidence.rows, evidence.rows == 1 ? " row" : " rows",
              " can be used. ", Advice(static_cast<RowFault>(commonest)), kExpected,
              " First problem: ", evidence.first_problem, ".");
}

std::string_view LabelsLastAdvice() {
  return "The labels are in the last column (as OpenML writes MNIST); here they belong in the "
         "first. Move that column "
         "to the front: "
         "the label 0–9, then 784 pixels from 0 to 255.";
}

}  // namespace nn
