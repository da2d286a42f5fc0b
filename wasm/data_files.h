#pragma once

#include <memory>
#include <string>
#include <variant>

#include "core/data/csv/csv_reader.h"
#include "core/data/file_writer.h"
#include "core/data/idx/idx_reader.h"
#include "wasm/values.h"

/// The content of one IDX file, images or labels, until it is paired with its counterpart.
struct IdxFile {
  nn::IdxContent content;
};

/// Writes a data set as a file, a few megabytes at a time.
class DatasetWriter {
 public:
  /// `format` is "csv", "idx-images" or "idx-labels".
  DatasetWriter(const SharedDataset& dataset, const std::string& format);
  /// Returns the next bytes; empty at the file's end.
  Uint8Array Next();

 private:
  std::unique_ptr<nn::FileWriter> writer_;
};

/// `row_limit`: 0 reads all rows.
CsvReaderOrError CreateCsvReader(double row_limit);
bool PushCsv(nn::CsvReader& reader, const Uint8Array& chunk);
DatasetOrError FinishCsv(nn::CsvReader& reader);
CsvReportValue CsvReportOf(const nn::CsvReader& reader);
double CsvRows(const nn::CsvReader& reader);

IdxReaderOrError CreateIdxReader(double row_limit);
bool PushIdx(nn::IdxReader& reader, const Uint8Array& chunk);
double IdxRows(const nn::IdxReader& reader);
IdxFileOrError FinishIdx(nn::IdxReader& reader);
/// Joins images and labels into a data set. Neither file may be used afterwards.
DatasetOrError PairIdx(IdxFile& images, IdxFile& labels);
