#include "core/data/digit_strokes.h"

#include "core/data/image.h"
#include "core/error/error.h"

namespace nn {
namespace {

constexpr bool kCorner = true;

constexpr PenPoint kZeroOval[] = {{.45f, .0f},  {.18f, .12f}, {.04f, .48f}, {.13f, .84f}, {.4f, 1.f},
                                  {.68f, .86f}, {.8f, .5f},   {.7f, .14f},  {.42f, .0f}};
constexpr PenPoint kZeroRound[] = {{.5f, .02f},  {.14f, .14f}, {.0f, .52f},  {.16f, .88f}, {.5f, 1.f},
                                   {.84f, .86f}, {1.f, .48f},  {.84f, .12f}, {.48f, .02f}};
constexpr PenPoint kZeroOverlap[] = {{.66f, .1f}, {.4f, .0f},  {.12f, .2f},  {.03f, .55f}, {.16f, .9f}, {.44f, 1.f},
                                     {.72f, .8f}, {.82f, .4f}, {.62f, .08f}, {.34f, .06f}, {.2f, .18f}};
constexpr PenPoint kZeroOpen[] = {{.34f, .06f}, {.1f, .3f},   {.04f, .64f}, {.22f, .96f},
                                  {.54f, .94f}, {.76f, .62f}, {.76f, .24f}, {.52f, .0f}};
constexpr PenPoint kZeroSlim[] = {{.5f, .0f},   {.26f, .12f}, {.14f, .5f}, {.2f, .86f}, {.38f, 1.0f},
                                  {.58f, .86f}, {.66f, .48f}, {.6f, .14f}, {.46f, .0f}};
constexpr DigitForm kZero[] = {
    {3, {kZeroOval}}, {3, {kZeroRound}}, {2, {kZeroOverlap}}, {1, {kZeroOpen}}, {2, {kZeroSlim}},
};

constexpr PenPoint kOneBar[] = {{.5f, .0f}, {.5f, .5f}, {.5f, 1.f}};
constexpr PenPoint kOneBow[] = {{.46f, .0f}, {.52f, .5f}, {.47f, 1.f}};
constexpr PenPoint kOneFlag[] = {{.3f, .2f}, {.5f, .0f, kCorner}, {.5f, .5f}, {.5f, 1.f}};
constexpr PenPoint kOneFoot[] = {{.2f, 1.f}, {.5f, .99f}, {.82f, 1.f}};
constexpr DigitForm kOne[] = {
    {6, {kOneBar}},
    {3, {kOneBow}},
    {.7f, {kOneFlag}},
    {.5f, {kOneFlag, kOneFoot}},
};

constexpr PenPoint kTwoPlain[] = {{.06f, .24f}, {.2f, .05f},           {.48f, .0f},  {.7f, .16f}, {.62f, .44f},
                                  {.36f, .72f}, {.02f, .98f, kCorner}, {.45f, .96f}, {.88f, .96f}};
constexpr PenPoint kTwoLoop[] = {{.08f, .2f}, {.32f, .0f},  {.64f, .1f}, {.66f, .36f}, {.42f, .7f}, {.16f, .95f},
                                 {.0f, .9f},  {.08f, .74f}, {.3f, .78f}, {.55f, .95f}, {.92f, .92f}};
constexpr PenPoint kTwoWave[] = {{.04f, .18f},          {.36f, .02f}, {.7f, .1f},   {.56f, .46f},
                                 {.08f, .92f, kCorner}, {.36f, .84f}, {.66f, .94f}, {1.f, .84f}};
constexpr PenPoint kTwoAngular[] = {{.06f, .1f},           {.4f, .04f},  {.78f, .06f}, {.56f, .5f},
                                    {.02f, .96f, kCorner}, {.45f, .98f}, {.9f, .92f}};
constexpr PenPoint kTwoBigLoop[] = {{.1f, .2f},   {.34f, .0f}, {.66f, .12f}, {.64f, .4f}, {.4f, .72f},
                                    {.12f, .96f}, {.0f, .82f}, {.2f, .66f},  {.5f, .76f}, {.92f, .84f}};
constexpr PenPoint kTwoShort[] = {{.1f, .3f},          {.3f, .02f}, {.64f, .1f}, {.5f, .5f},
                                  {.1f, .9f, kCorner}, {.4f, .86f}, {.68f, 1.0f}};
constexpr DigitForm kTwo[] = {
    {3, {kTwoPlain}}, {3, {kTwoLoop}}, {2, {kTwoWave}}, {2, {kTwoAngular}}, {2, {kTwoBigLoop}}, {1, {kTwoShort}},
};

constexpr PenPoint kThreeRound[] = {{.08f, .14f}, {.32f, .0f}, {.64f, .1f}, {.6f, .34f}, {.28f, .46f, kCorner},
                                    {.64f, .56f}, {.72f, .8f}, {.42f, 1.f}, {.02f, .92f}};
constexpr PenPoint kThreeFlat[] = {
    {.08f, .06f}, {.4f, .03f}, {.72f, .02f, kCorner}, {.52f, .24f}, {.32f, .42f, kCorner}, {.66f, .54f},
    {.7f, .8f},   {.4f, 1.f},  {.04f, .94f}};
constexpr PenPoint kThreeLoop[] = {{.1f, .1f},  {.4f, .0f},   {.68f, .14f}, {.54f, .38f}, {.32f, .48f}, {.26f, .42f},
                                   {.38f, .4f}, {.66f, .54f}, {.7f, .8f},   {.44f, .99f}, {.06f, .9f}};
constexpr PenPoint kThreeWide[] = {{.04f, .12f}, {.44f, .0f},  {.84f, .12f}, {.62f, .36f}, {.36f, .44f, kCorner},
                                   {.78f, .5f},  {.88f, .74f}, {.5f, .98f},  {.0f, .96f}};
constexpr PenPoint kThreeDeep[] = {{.1f, .1f},  {.36f, .0f},  {.6f, .12f},  {.5f, .3f},  {.26f, .38f, kCorner},
                                   {.6f, .46f}, {.72f, .72f}, {.46f, .98f}, {.04f, .88f}};
constexpr DigitForm kThree[] = {
    {4, {kThreeRound}}, {1, {kThreeFlat}}, {1, {kThreeLoop}}, {2, {kThreeWide}}, {2, {kThreeDeep}},
};

constexpr PenPoint kFourAngle[] = {{.16f, .0f}, {.1f, .28f}, {.02f, .54f, kCorner}, {.4f, .54f}, {.8f, .48f}};
constexpr PenPoint kFourStem[] = {{.68f, .06f}, {.64f, .5f}, {.6f, 1.f}};
constexpr PenPoint kFourCup[] = {{.12f, .02f}, {.03f, .3f}, {.14f, .5f}, {.44f, .52f}, {.7f, .4f}};
constexpr PenPoint kFourCupStem[] = {{.74f, .0f}, {.7f, .45f}, {.62f, 1.f}};
constexpr PenPoint kFourClosed[] = {{.62f, .02f}, {.32f, .34f}, {.02f, .64f, kCorner}, {.45f, .64f}, {.92f, .6f}};
constexpr PenPoint kFourClosedStem[] = {{.62f, .02f}, {.6f, .5f}, {.56f, 1.f}};
constexpr PenPoint kFourOneStroke[] = {{.1f, .06f},           {.04f, .42f, kCorner}, {.34f, .5f}, {.6f, .36f},
                                       {.74f, .02f, kCorner}, {.66f, .5f},           {.56f, 1.f}};
constexpr DigitForm kFour[] = {
    {3, {kFourAngle, kFourStem}},
    {3, {kFourCup, kFourCupStem}},
    {1, {kFourClosed, kFourClosedStem}},
    {2, {kFourOneStroke}},
};

constexpr PenPoint kFiveHooked[] = {{.78f, .02f},          {.5f, .02f},  {.22f, .05f, kCorner}, {.18f, .24f},
                                    {.12f, .44f, kCorner}, {.44f, .38f}, {.7f, .58f},           {.64f, .86f},
                                    {.34f, 1.f},           {.0f, .92f}};
constexpr PenPoint kFiveRound[] = {{.8f, .02f},  {.5f, .06f},  {.28f, .12f}, {.2f, .36f}, {.44f, .48f},
                                   {.66f, .66f}, {.52f, .92f}, {.24f, 1.f},  {.0f, .88f}};
constexpr PenPoint kFiveBody[] = {
    {.24f, .1f}, {.18f, .28f}, {.14f, .44f, kCorner}, {.42f, .4f}, {.66f, .58f}, {.6f, .86f}, {.3f, 1.f}, {.0f, .94f}};
constexpr PenPoint kFiveHat[] = {{.22f, .1f}, {.5f, .07f}, {.92f, .0f}};
constexpr PenPoint kFiveSlim[] = {{.62f, .0f},  {.42f, .02f}, {.24f, .06f, kCorner}, {.2f, .26f}, {.2f, .42f},
                                  {.42f, .54f}, {.5f, .74f},  {.38f, .96f},          {.1f, 1.f}};
constexpr PenPoint kFiveLow[] = {{.95f, .0f},  {.6f, .04f},  {.32f, .1f, kCorner}, {.26f, .24f}, {.2f, .42f, kCorner},
                                 {.48f, .42f}, {.58f, .64f}, {.38f, .92f},         {.0f, 1.0f}};
constexpr DigitForm kFive[] = {
    {3, {kFiveHooked}}, {2, {kFiveRound}}, {3, {kFiveBody, kFiveHat}}, {1, {kFiveSlim}}, {2, {kFiveLow}},
};

constexpr PenPoint kSixCurved[] = {{.6f, .0f}, {.3f, .18f},  {.08f, .52f}, {.06f, .82f}, {.3f, 1.f},
                                   {.6f, .9f}, {.68f, .68f}, {.48f, .54f}, {.22f, .66f}, {.08f, .84f}};
constexpr PenPoint kSixUpright[] = {{.28f, .0f},  {.12f, .3f}, {.04f, .64f}, {.14f, .94f}, {.4f, 1.f},
                                    {.62f, .84f}, {.56f, .6f}, {.34f, .56f}, {.08f, .72f}};
constexpr PenPoint kSixLoop[] = {{.52f, .0f},  {.22f, .28f}, {.04f, .62f}, {.12f, .92f}, {.38f, 1.f},
                                 {.58f, .86f}, {.54f, .68f}, {.34f, .64f}, {.18f, .8f},  {.26f, .96f}};
constexpr PenPoint kSixHooked[] = {{.74f, .08f}, {.5f, .02f}, {.2f, .2f},   {.03f, .58f}, {.12f, .92f},
                                   {.42f, 1.f},  {.7f, .84f}, {.64f, .62f}, {.38f, .56f}, {.08f, .74f}};
constexpr PenPoint kSixLow[] = {{.48f, .0f},  {.2f, .36f}, {.04f, .74f}, {.18f, .99f},
                                {.48f, .96f}, {.6f, .76f}, {.42f, .64f}, {.1f, .82f}};
constexpr PenPoint kSixWide[] = {{.26f, .0f},  {.08f, .4f},  {.04f, .8f}, {.36f, 1.0f}, {.82f, .88f},
                                 {.86f, .62f}, {.52f, .54f}, {.2f, .7f},  {.12f, .92f}};
constexpr DigitForm kSix[] = {
    {3, {kSixCurved}}, {2, {kSixUpright}}, {2, {kSixLoop}}, {1, {kSixHooked}}, {2, {kSixLow}}, {1, {kSixWide}},
};

constexpr PenPoint kSevenPlain[] = {{.04f, .06f}, {.4f, .04f}, {.76f, .02f, kCorner}, {.56f, .4f}, {.34f, 1.f}};
constexpr PenPoint kSevenSerif[] = {{.02f, .26f},          {.08f, .08f, kCorner}, {.42f, .05f},
                                    {.76f, .02f, kCorner}, {.58f, .45f},          {.44f, 1.f}};
constexpr PenPoint kSevenRound[] = {{.02f, .14f}, {.3f, .04f}, {.62f, .06f}, {.66f, .3f}, {.48f, .62f}, {.36f, 1.f}};
constexpr PenPoint kSevenNotched[] = {{.0f, .36f},           {.04f, .1f, kCorner}, {.34f, .13f},
                                      {.68f, .02f, kCorner}, {.62f, .4f},          {.56f, 1.0f}};
constexpr PenPoint kSevenBowed[] = {{.04f, .1f}, {.4f, .02f}, {.72f, .05f}, {.7f, .24f}, {.46f, .6f}, {.18f, 1.0f}};
constexpr PenPoint kSevenBar[] = {{.26f, .52f}, {.5f, .5f}, {.78f, .46f}};
constexpr DigitForm kSeven[] = {
    {4, {kSevenPlain}},     {2, {kSevenSerif}},   {2, {kSevenRound}}, {1.5f, {kSevenPlain, kSevenBar}},
    {1.5, {kSevenNotched}}, {1.5, {kSevenBowed}},
};

constexpr PenPoint kEightOneStroke[] = {{.66f, .14f}, {.42f, .0f},  {.16f, .12f}, {.22f, .34f}, {.46f, .5f},
                                        {.66f, .72f}, {.54f, .96f}, {.26f, .99f}, {.1f, .78f},  {.26f, .56f},
                                        {.5f, .4f},   {.7f, .18f},  {.62f, .08f}};
constexpr PenPoint kEightTop[] = {{.4f, .0f},  {.18f, .1f},  {.14f, .3f}, {.36f, .46f},
                                  {.6f, .34f}, {.64f, .12f}, {.38f, .0f}};
constexpr PenPoint kEightBottom[] = {{.38f, .46f}, {.1f, .62f},  {.08f, .86f}, {.36f, 1.f},
                                     {.66f, .88f}, {.66f, .62f}, {.36f, .46f}};
constexpr PenPoint kEightOpen[] = {{.78f, .1f}, {.48f, .02f}, {.2f, .12f}, {.24f, .34f}, {.5f, .54f}, {.56f, .8f},
                                   {.36f, 1.f}, {.14f, .88f}, {.2f, .64f}, {.46f, .42f}, {.8f, .12f}};
constexpr PenPoint kEightSlim[] = {{.62f, .02f}, {.36f, .0f},  {.2f, .18f}, {.38f, .42f}, {.52f, .68f},
                                   {.38f, .98f}, {.16f, .88f}, {.24f, .6f}, {.52f, .32f}, {.68f, .06f}};
constexpr DigitForm kEight[] = {
    {4, {kEightOneStroke}},
    {1.5f, {kEightTop, kEightBottom}},
    {2, {kEightOpen}},
    {2, {kEightSlim}},
};

constexpr PenPoint kNineStraight[] = {{.64f, .12f}, {.38f, .0f},          {.1f, .14f}, {.04f, .38f}, {.26f, .5f},
                                      {.52f, .36f}, {.66f, .1f, kCorner}, {.62f, .5f}, {.58f, 1.f}};
constexpr PenPoint kNineCurved[] = {{.66f, .14f}, {.42f, .0f},           {.14f, .12f}, {.06f, .34f}, {.26f, .48f},
                                    {.54f, .36f}, {.68f, .12f, kCorner}, {.68f, .5f},  {.54f, .82f}, {.28f, 1.f}};
constexpr PenPoint kNineHooked[] = {{.64f, .14f}, {.38f, .0f}, {.1f, .14f},           {.08f, .38f},
                                    {.34f, .46f}, {.6f, .28f}, {.66f, .12f, kCorner}, {.7f, .5f},
                                    {.62f, .88f}, {.34f, 1.f}, {.06f, .88f}};
constexpr PenPoint kNineSmall[] = {{.5f, .06f},  {.24f, .04f}, {.06f, .24f}, {.2f, .4f}, {.46f, .3f},
                                   {.58f, .04f}, {.58f, .3f},  {.46f, .66f}, {.34f, 1.f}};
constexpr PenPoint kNineFlat[] = {{.62f, .06f}, {.3f, .04f},           {.05f, .26f}, {.24f, .42f},
                                  {.5f, .3f},   {.64f, .08f, kCorner}, {.52f, .55f}, {.42f, 1.0f}};
constexpr PenPoint kNineLean[] = {{.6f, .2f},   {.5f, .02f}, {.2f, .1f},  {.05f, .34f}, {.22f, .48f},
                                  {.48f, .34f}, {.62f, .1f}, {.56f, .5f}, {.36f, 1.0f}};
constexpr DigitForm kNine[] = {
    {4, {kNineStraight}}, {2, {kNineCurved}}, {1, {kNineHooked}}, {2, {kNineSmall}}, {2, {kNineFlat}}, {2, {kNineLean}},
};

}  // namespace

std::span<const DigitForm> FormsOf(int digit) {
  NN_ASSERT(digit >= 0 && digit < kClasses);
  constexpr std::span<const DigitForm> kForms[] = {kZero, kOne, kTwo,   kThree, kFour,
                                                   kFive, kSix, kSeven, kEight, kNine};
  return kForms[digit];
}

}  // namespace nn
