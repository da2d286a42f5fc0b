#include "core/data/digits/digit_strokes.h"

#include "core/data/image.h"
#include "core/error/error.h"

namespace nn {
namespace {

constexpr PenPoint kZeroOval[] = {{.45f, .0f},  {.18f, .12f}, {.04f, .48f},
                                  {.13f, .84f}, {.4f, 1.f},   {.68f, .86f},
                                  {.8f, .5f},   {.7f, .14f},  {.42f, .0f}};
constexpr PenPoint kZeroRound[] = {{.5f, .02f},  {.14f, .14f}, {.0f, .52f},
                                   {.16f, .88f}, {.5f, 1.f},   {.84f, .86f},
                                   {1.f, .48f},  {.84f, .12f}, {.48f, .02f}};
constexpr PenPoint kZeroOverlap[] = {{.66f, .1f},  {.4f, .0f},   {.12f, .2f}, {.03f, .55f},
                                     {.16f, .9f},  {.44f, 1.f},  {.72f, .8f}, {.82f, .4f},
                                     {.62f, .08f}, {.34f, .06f}, {.2f, .18f}};
constexpr PenPoint kZeroOpen[] = {{.34f, .06f}, {.1f, .3f},   {.04f, .64f}, {.22f, .96f},
                                  {.54f, .94f}, {.76f, .62f}, {.76f, .24f}, {.52f, .0f}};
constexpr PenPoint kZeroSlim[] = {{.5f, .0f},   {.26f, .12f}, {.14f, .5f},
                                  {.2f, .86f},  {.38f, 1.0f}, {.58f, .86f},
                                  {.66f, .48f}, {.6f, .14f},  {.46f, .0f}};
constexpr PenPoint kZeroTail[] = {{.62f, .02f}, {.34f, .06f}, {.08f, .36f}, {.04f, .72f},
                                  {.24f, .98f}, {.56f, .9f},  {.78f, .54f}, {.74f, .18f},
                                  {.5f, .04f},  {.3f, .12f}};
constexpr PenPoint kZeroCurl[] = {{.62f, .34f}, {.44f, .06f}, {.2f, .16f}, {.04f, .54f},
                                  {.18f, .92f}, {.5f, .98f},  {.8f, .66f}, {.76f, .22f},
                                  {.5f, 0.f},   {.36f, .2f}};
constexpr PenPoint kZeroKnot[] = {{.56f, .26f}, {.42f, .1f}, {.22f, .12f}, {.04f, .5f},
                                  {.16f, .9f},  {.46f, 1.f}, {.78f, .72f}, {.8f, .3f},
                                  {.58f, .04f}, {.3f, .06f}};
constexpr PenPoint kZeroCup[] = {{.2f, .1f},   {.04f, .42f}, {.08f, .82f}, {.38f, 1.f},
                                 {.72f, .84f}, {.86f, .46f}, {.76f, .1f}};
constexpr PenPoint kZeroSlashed[] = {{.5f, .04f},  {.2f, .14f},  {.06f, .5f},  {.16f, .86f},
                                     {.44f, 1.f},  {.72f, .84f}, {.82f, .46f}, {.7f, .12f},
                                     {.48f, .02f}, {.62f, .1f},  {.4f, .5f},   {.2f, .9f}};
constexpr DigitForm kZero[] = {
    {3, {kZeroOval}},  {3, {kZeroRound}},     {2, {kZeroOverlap}}, {1, {kZeroOpen}},
    {2, {kZeroSlim}},  {1.5f, {kZeroTail}},   {1, {kZeroCurl}},    {2, {kZeroKnot}},
    {.3f, {kZeroCup}}, {.4f, {kZeroSlashed}},
};

constexpr PenPoint kOneBar[] = {{.5f, .0f}, {.5f, .5f}, {.5f, 1.f}};
constexpr PenPoint kOneBow[] = {{.46f, .0f}, {.52f, .5f}, {.47f, 1.f}};
constexpr PenPoint kOneFlag[] = {{.3f, .2f}, {.5f, .0f, kCorner}, {.5f, .5f}, {.5f, 1.f}};
constexpr PenPoint kOneFoot[] = {{.2f, 1.f}, {.5f, .99f}, {.82f, 1.f}};
constexpr PenPoint kOneHook[] = {
    {.24f, .3f}, {.42f, .12f}, {.54f, 0.f, kCorner}, {.54f, .5f}, {.52f, 1.f}};
// A long flag is how a one is written where a seven is crossed.
constexpr PenPoint kOneLongFlag[] = {
    {.0f, .46f}, {.26f, .24f}, {.48f, .0f, kCorner}, {.47f, .5f}, {.44f, 1.f}};
constexpr PenPoint kOneSteepFlag[] = {
    {.16f, .5f}, {.32f, .26f}, {.46f, .0f, kCorner}, {.44f, .5f}, {.4f, 1.f}};
constexpr PenPoint kOneBowedFlag[] = {
    {.04f, .3f}, {.3f, .2f}, {.5f, .0f, kCorner}, {.5f, .5f}, {.48f, 1.f}};
constexpr PenPoint kOneBoundFoot[] = {{.2f, .34f},  {.5f, .0f, kCorner},  {.48f, .5f},
                                      {.44f, .92f}, {.1f, .98f, kCorner}, {.84f, .94f}};
constexpr PenPoint kOneWideFoot[] = {{.04f, .98f}, {.46f, .98f}, {.96f, .94f}};
constexpr DigitForm kOne[] = {
    {6, {kOneBar}},          {3, {kOneBow}},
    {1, {kOneFlag}},         {.5f, {kOneFlag, kOneFoot}},
    {.5f, {kOneHook}},       {1.5f, {kOneLongFlag}},
    {1.5f, {kOneSteepFlag}}, {1, {kOneBowedFlag}},
    {.7f, {kOneBoundFoot}},  {.7f, {kOneLongFlag, kOneWideFoot}},
};

constexpr PenPoint kTwoPlain[] = {{.06f, .24f},          {.2f, .05f},  {.48f, .0f},
                                  {.7f, .16f},           {.62f, .44f}, {.36f, .72f},
                                  {.02f, .98f, kCorner}, {.45f, .96f}, {.88f, .96f}};
constexpr PenPoint kTwoLoop[] = {{.08f, .2f}, {.32f, .0f},  {.64f, .1f}, {.66f, .36f},
                                 {.42f, .7f}, {.16f, .95f}, {.0f, .9f},  {.08f, .74f},
                                 {.3f, .78f}, {.55f, .95f}, {.92f, .92f}};
constexpr PenPoint kTwoWave[] = {{.04f, .18f},          {.36f, .02f}, {.7f, .1f},   {.56f, .46f},
                                 {.08f, .92f, kCorner}, {.36f, .84f}, {.66f, .94f}, {1.f, .84f}};
constexpr PenPoint kTwoAngular[] = {{.06f, .1f},           {.4f, .04f},  {.78f, .06f}, {.56f, .5f},
                                    {.02f, .96f, kCorner}, {.45f, .98f}, {.9f, .92f}};
constexpr PenPoint kTwoBigLoop[] = {{.1f, .2f},  {.34f, .0f},  {.66f, .12f}, {.64f, .4f},
                                    {.4f, .72f}, {.12f, .96f}, {.0f, .82f},  {.2f, .66f},
                                    {.5f, .76f}, {.92f, .84f}};
constexpr PenPoint kTwoShort[] = {{.1f, .3f},          {.3f, .02f}, {.64f, .1f}, {.5f, .5f},
                                  {.1f, .9f, kCorner}, {.4f, .86f}, {.68f, 1.0f}};
constexpr PenPoint kTwoRoundHead[] = {{.06f, .34f}, {.16f, .1f},  {.46f, 0.f}, {.7f, .16f},
                                      {.68f, .44f}, {.46f, .74f}, {.2f, .98f}, {.02f, .94f},
                                      {.06f, .74f}, {.3f, .7f},   {.6f, .84f}, {.86f, .98f}};
constexpr PenPoint kTwoSmallLoop[] = {{.04f, .3f},  {.2f, .05f},  {.52f, .02f}, {.72f, .22f},
                                      {.62f, .5f},  {.36f, .82f}, {.14f, .98f}, {0.f, .88f},
                                      {.12f, .74f}, {.4f, .82f},  {.8f, .94f}};
constexpr PenPoint kTwoSwash[] = {{.1f, .22f},  {.34f, .02f}, {.62f, .1f},  {.66f, .36f},
                                  {.5f, .66f},  {.24f, .92f}, {.04f, .94f}, {0.f, .8f},
                                  {.16f, .68f}, {.42f, .72f}, {.66f, .92f}, {.96f, .96f}};
constexpr PenPoint kTwoWideLoop[] = {{.1f, .12f},  {.4f, 0.f},  {.7f, .1f},   {.74f, .34f},
                                     {.56f, .64f}, {.3f, .9f},  {.08f, .96f}, {0.f, .84f},
                                     {.14f, .72f}, {.4f, .74f}, {.7f, .84f},  {1.f, .8f}};
constexpr PenPoint kTwoCurledHead[] = {
    {.26f, .34f}, {.1f, .22f},  {.3f, .02f}, {.62f, .06f}, {.7f, .32f}, {.52f, .62f}, {.26f, .9f},
    {.06f, .94f}, {.02f, .78f}, {.22f, .7f}, {.5f, .82f},  {.72f, 1.f}, {.9f, .98f}};
constexpr PenPoint kTwoHook[] = {{.2f, .3f},   {.1f, .12f}, {.36f, 0.f},           {.66f, .1f},
                                 {.66f, .36f}, {.4f, .7f},  {.04f, .98f, kCorner}, {.5f, .94f},
                                 {.96f, .98f}};
constexpr PenPoint kTwoFlat[] = {{.1f, .16f},          {.4f, .02f}, {.62f, .16f}, {.46f, .5f},
                                 {0.f, .94f, kCorner}, {.5f, .86f}, {1.f, .94f}};
constexpr PenPoint kTwoHigh[] = {{.1f, .12f},  {.4f, 0.f},   {.62f, .14f}, {.5f, .42f},
                                 {.26f, .68f}, {.04f, .82f}, {.02f, .68f}, {.2f, .64f},
                                 {.44f, .82f}, {.7f, 1.f},   {.92f, .92f}};
constexpr PenPoint kTwoHead[] = {{.04f, .34f}, {.12f, .08f}, {.48f, 0.f},  {.8f, .16f},
                                 {.78f, .44f}, {.5f, .74f},  {.18f, .92f}, {.06f, .82f},
                                 {.24f, .74f}, {.56f, .9f},  {.9f, .96f}};
constexpr DigitForm kTwo[] = {
    {2, {kTwoPlain}},   {3.5f, {kTwoLoop}},  {1.5f, {kTwoWave}},       {1, {kTwoAngular}},
    {6, {kTwoBigLoop}}, {.5f, {kTwoShort}},  {4, {kTwoRoundHead}},     {2, {kTwoSmallLoop}},
    {4, {kTwoSwash}},   {5, {kTwoWideLoop}}, {1.5f, {kTwoCurledHead}}, {1, {kTwoHook}},
    {1.5f, {kTwoFlat}}, {.7f, {kTwoHigh}},   {1, {kTwoHead}},
};

constexpr PenPoint kThreeRound[] = {{.08f, .14f}, {.32f, .0f},           {.64f, .1f},
                                    {.6f, .34f},  {.28f, .46f, kCorner}, {.64f, .56f},
                                    {.72f, .8f},  {.42f, 1.f},           {.02f, .92f}};
constexpr PenPoint kThreeFlat[] = {{.08f, .06f},
                                   {.4f, .03f},
                                   {.72f, .02f, kCorner},
                                   {.52f, .24f},
                                   {.32f, .42f, kCorner},
                                   {.66f, .54f},
                                   {.7f, .8f},
                                   {.4f, 1.f},
                                   {.04f, .94f}};
constexpr PenPoint kThreeLoop[] = {{.1f, .1f},   {.4f, .0f},   {.68f, .14f}, {.54f, .38f},
                                   {.32f, .48f}, {.26f, .42f}, {.38f, .4f},  {.66f, .54f},
                                   {.7f, .8f},   {.44f, .99f}, {.06f, .9f}};
constexpr PenPoint kThreeWide[] = {{.04f, .12f}, {.44f, .0f},           {.84f, .12f},
                                   {.62f, .36f}, {.36f, .44f, kCorner}, {.78f, .5f},
                                   {.88f, .74f}, {.5f, .98f},           {.0f, .96f}};
constexpr PenPoint kThreeDeep[] = {{.1f, .1f},   {.36f, .0f},           {.6f, .12f},
                                   {.5f, .3f},   {.26f, .38f, kCorner}, {.6f, .46f},
                                   {.72f, .72f}, {.46f, .98f},          {.04f, .88f}};
constexpr PenPoint kThreeNotched[] = {{.1f, .1f},   {.46f, 0.f},          {.76f, .12f},
                                      {.56f, .36f}, {.2f, .48f, kCorner}, {.6f, .5f},
                                      {.78f, .72f}, {.48f, .96f},         {0.f, .98f}};
constexpr PenPoint kThreeZed[] = {{.06f, .06f}, {.4f, .04f},          {.66f, .06f, kCorner},
                                  {.44f, .26f}, {.24f, .4f, kCorner}, {.6f, .48f},
                                  {.68f, .74f}, {.44f, .98f},         {.02f, 1.f}};
constexpr PenPoint kThreeHead[] = {
    {.04f, .12f}, {.42f, 0.f},  {.8f, .14f}, {.7f, .4f}, {.36f, .56f, kCorner},
    {.6f, .62f},  {.64f, .82f}, {.4f, 1.f},  {.1f, .94f}};
constexpr PenPoint kThreeBelly[] = {{.2f, .1f},  {.42f, 0.f},           {.58f, .12f},
                                    {.46f, .3f}, {.24f, .38f, kCorner}, {.6f, .44f},
                                    {.78f, .7f}, {.5f, .98f},           {.02f, .92f}};
constexpr PenPoint kThreeCurled[] = {{.04f, .22f}, {.1f, .06f},          {.36f, 0.f},  {.64f, .12f},
                                     {.54f, .36f}, {.3f, .46f, kCorner}, {.64f, .54f}, {.72f, .8f},
                                     {.46f, 1.f},  {.14f, .98f},         {.06f, .82f}};
constexpr DigitForm kThree[] = {
    {4, {kThreeRound}},    {1.5f, {kThreeFlat}},   {1, {kThreeLoop}}, {2, {kThreeWide}},
    {2, {kThreeDeep}},     {2, {kThreeNotched}},   {1, {kThreeZed}},  {1.5f, {kThreeHead}},
    {1.5f, {kThreeBelly}}, {1.5f, {kThreeCurled}},
};

constexpr PenPoint kFourAngle[] = {
    {.16f, .0f}, {.1f, .28f}, {.02f, .54f, kCorner}, {.4f, .54f}, {.8f, .48f}};
constexpr PenPoint kFourStem[] = {{.68f, .06f}, {.64f, .5f}, {.6f, 1.f}};
constexpr PenPoint kFourCup[] = {{.12f, .02f}, {.03f, .3f}, {.14f, .5f}, {.44f, .52f}, {.7f, .4f}};
constexpr PenPoint kFourCupStem[] = {{.74f, .0f}, {.7f, .45f}, {.62f, 1.f}};
constexpr PenPoint kFourClosed[] = {
    {.62f, .02f}, {.32f, .34f}, {.02f, .64f, kCorner}, {.45f, .64f}, {.92f, .6f}};
constexpr PenPoint kFourClosedStem[] = {{.62f, .02f}, {.6f, .5f}, {.56f, 1.f}};
constexpr PenPoint kFourOneStroke[] = {{.1f, .06f}, {.04f, .42f, kCorner}, {.34f, .5f},
                                       {.6f, .36f}, {.74f, .02f, kCorner}, {.66f, .5f},
                                       {.56f, 1.f}};
constexpr PenPoint kFourWide[] = {
    {.2f, .0f}, {.12f, .3f}, {.0f, .56f, kCorner}, {.5f, .56f}, {1.f, .52f}};
constexpr PenPoint kFourWideStem[] = {{.62f, .2f}, {.58f, .6f}, {.54f, 1.f}};
// The open four: a slanted arm, a bar low down, and a short stem that crosses it.
constexpr PenPoint kFourBolt[] = {
    {.5f, .0f}, {.24f, .32f}, {.0f, .64f, kCorner}, {.36f, .62f}, {.78f, .56f}};
constexpr PenPoint kFourBoltStem[] = {{.6f, .34f}, {.5f, .66f}, {.42f, 1.f}};
constexpr PenPoint kFourNarrow[] = {
    {.14f, .0f}, {.08f, .36f}, {.06f, .7f, kCorner}, {.3f, .68f}, {.54f, .58f}};
constexpr PenPoint kFourNarrowStem[] = {{.46f, .44f}, {.42f, .7f}, {.36f, 1.f}};
constexpr PenPoint kFourLeaning[] = {
    {.34f, .0f}, {.16f, .26f}, {.04f, .52f, kCorner}, {.34f, .52f}, {.86f, .44f}};
constexpr PenPoint kFourLeaningStem[] = {{.66f, .12f}, {.46f, .56f}, {.26f, 1.f}};
constexpr DigitForm kFour[] = {
    {3, {kFourAngle, kFourStem}},           {3, {kFourCup, kFourCupStem}},
    {1.5f, {kFourClosed, kFourClosedStem}}, {2, {kFourOneStroke}},
    {1.5f, {kFourWide, kFourWideStem}},     {1.2f, {kFourBolt, kFourBoltStem}},
    {.8f, {kFourNarrow, kFourNarrowStem}},  {1.2f, {kFourLeaning, kFourLeaningStem}},
};

}  // namespace

std::span<const DigitForm> FormsOf(int digit) {
  NN_ASSERT(digit >= 0 && digit < kClasses);
  constexpr std::span<const DigitForm> kForms[] = {kZero, kOne, kTwo, kThree, kFour};
  return digit < 5 ? kForms[digit] : FormsOfFiveToNine(digit);
}

}  // namespace nn
