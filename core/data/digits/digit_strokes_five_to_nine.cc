#include "core/data/digits/digit_strokes.h"
#include "core/data/image.h"
#include "core/error/error.h"

namespace nn {
namespace {

constexpr PenPoint kFiveHooked[] = {
    {.78f, .02f}, {.5f, .02f}, {.22f, .05f, kCorner}, {.18f, .24f}, {.12f, .44f, kCorner},
    {.44f, .38f}, {.7f, .58f}, {.64f, .86f},          {.34f, 1.f},  {.0f, .92f}};
constexpr PenPoint kFiveRound[] = {{.8f, .02f},  {.5f, .06f},  {.28f, .12f},
                                   {.2f, .36f},  {.44f, .48f}, {.66f, .66f},
                                   {.52f, .92f}, {.24f, 1.f},  {.0f, .88f}};
constexpr PenPoint kFiveBody[] = {{.24f, .1f}, {.18f, .28f}, {.14f, .44f, kCorner},
                                  {.42f, .4f}, {.66f, .58f}, {.6f, .86f},
                                  {.3f, 1.f},  {.0f, .94f}};
constexpr PenPoint kFiveHat[] = {{.22f, .1f}, {.5f, .07f}, {.92f, .0f}};
constexpr PenPoint kFiveSlim[] = {{.62f, .0f}, {.42f, .02f}, {.24f, .06f, kCorner},
                                  {.2f, .26f}, {.2f, .42f},  {.42f, .54f},
                                  {.5f, .74f}, {.38f, .96f}, {.1f, 1.f}};
constexpr PenPoint kFiveLow[] = {{.95f, .0f},  {.6f, .04f},          {.32f, .1f, kCorner},
                                 {.26f, .24f}, {.2f, .42f, kCorner}, {.48f, .42f},
                                 {.58f, .64f}, {.38f, .92f},         {.0f, 1.0f}};
constexpr PenPoint kFiveBelly[] = {{.7f, .02f},          {.4f, .04f}, {.2f, .08f, kCorner},
                                   {.14f, .4f, kCorner}, {.44f, .3f}, {.76f, .46f},
                                   {.74f, .8f},          {.4f, 1.f},  {.04f, .92f}};
constexpr PenPoint kFiveCurled[] = {
    {.8f, 0.f},   {.5f, .04f}, {.26f, .06f, kCorner}, {.2f, .24f}, {.16f, .42f, kCorner},
    {.46f, .38f}, {.7f, .6f},  {.58f, .92f},          {.26f, 1.f}, {.04f, .9f},
    {.1f, .74f}};
constexpr PenPoint kFiveFlag[] = {{1.f, 0.f},   {.7f, .06f},          {.4f, .1f, kCorner},
                                  {.3f, .26f},  {.22f, .4f, kCorner}, {.46f, .44f},
                                  {.56f, .64f}, {.34f, .9f},          {.02f, 1.f}};
constexpr DigitForm kFive[] = {
    {3, {kFiveHooked}}, {2, {kFiveRound}}, {3, {kFiveBody, kFiveHat}}, {1, {kFiveSlim}},
    {2, {kFiveLow}},    {2, {kFiveBelly}}, {1.5f, {kFiveCurled}},      {1.5f, {kFiveFlag}},
};

constexpr PenPoint kSixCurved[] = {{.6f, .0f},   {.3f, .18f}, {.08f, .52f}, {.06f, .82f},
                                   {.3f, 1.f},   {.6f, .9f},  {.68f, .68f}, {.48f, .54f},
                                   {.22f, .66f}, {.08f, .84f}};
constexpr PenPoint kSixUpright[] = {{.28f, .0f},  {.12f, .3f},  {.04f, .64f},
                                    {.14f, .94f}, {.4f, 1.f},   {.62f, .84f},
                                    {.56f, .6f},  {.34f, .56f}, {.08f, .72f}};
constexpr PenPoint kSixLoop[] = {{.52f, .0f}, {.22f, .28f}, {.04f, .62f}, {.12f, .92f},
                                 {.38f, 1.f}, {.58f, .86f}, {.54f, .68f}, {.34f, .64f},
                                 {.18f, .8f}, {.26f, .96f}};
constexpr PenPoint kSixHooked[] = {{.74f, .08f}, {.5f, .02f}, {.2f, .2f},  {.03f, .58f},
                                   {.12f, .92f}, {.42f, 1.f}, {.7f, .84f}, {.64f, .62f},
                                   {.38f, .56f}, {.08f, .74f}};
constexpr PenPoint kSixLow[] = {{.48f, .0f},  {.2f, .36f}, {.04f, .74f}, {.18f, .99f},
                                {.48f, .96f}, {.6f, .76f}, {.42f, .64f}, {.1f, .82f}};
constexpr PenPoint kSixWide[] = {{.26f, .0f},  {.08f, .4f},  {.04f, .8f},
                                 {.36f, 1.0f}, {.82f, .88f}, {.86f, .62f},
                                 {.52f, .54f}, {.2f, .7f},   {.12f, .92f}};
constexpr PenPoint kSixTallBowl[] = {{.3f, 0.f},  {.12f, .3f}, {.02f, .62f}, {.08f, .92f},
                                     {.36f, 1.f}, {.7f, .86f}, {.8f, .58f},  {.64f, .44f},
                                     {.4f, .6f},  {.24f, .86f}};
constexpr PenPoint kSixCup[] = {{.14f, 0.f},  {.02f, .36f}, {.06f, .74f}, {.3f, 1.f}, {.66f, .88f},
                                {.78f, .56f}, {.6f, .42f},  {.38f, .6f},  {.3f, .9f}};
constexpr PenPoint kSixBowl[] = {{.42f, 0.f}, {.2f, .28f},  {.04f, .62f}, {.1f, .9f},
                                 {.4f, 1.f},  {.74f, .92f}, {.86f, .7f},  {.66f, .54f},
                                 {.36f, .6f}, {.14f, .78f}};
constexpr PenPoint kSixStraight[] = {{.5f, 0.f},   {.3f, .3f},  {.12f, .62f}, {.1f, .88f},
                                     {.32f, 1.f},  {.6f, .92f}, {.72f, .72f}, {.58f, .58f},
                                     {.32f, .66f}, {.12f, .86f}};
constexpr PenPoint kSixTall[] = {{.1f, 0.f},   {.06f, .35f}, {.04f, .7f},  {.14f, .96f}, {.4f, 1.f},
                                 {.58f, .84f}, {.5f, .66f},  {.28f, .64f}, {.06f, .8f}};
constexpr PenPoint kSixOpen[] = {{.46f, 0.f},  {.18f, .3f}, {.06f, .64f}, {.16f, .94f},
                                 {.46f, .98f}, {.7f, .8f},  {.6f, .62f},  {.4f, .62f}};
constexpr PenPoint kSixCurl[] = {{.66f, .06f}, {.4f, .02f}, {.12f, .3f}, {.02f, .66f}, {.2f, .96f},
                                 {.54f, .96f}, {.7f, .74f}, {.5f, .56f}, {.26f, .66f}, {.24f, .8f}};
constexpr DigitForm kSix[] = {
    {3, {kSixCurved}}, {2, {kSixUpright}},  {2, {kSixLoop}},     {.5f, {kSixHooked}},
    {2.5f, {kSixLow}}, {1, {kSixWide}},     {2, {kSixTallBowl}}, {2, {kSixCup}},
    {3, {kSixBowl}},   {3, {kSixStraight}}, {2, {kSixTall}},     {1, {kSixOpen}},
    {2, {kSixCurl}},
};

constexpr PenPoint kSevenPlain[] = {
    {.04f, .06f}, {.4f, .04f}, {.76f, .02f, kCorner}, {.56f, .4f}, {.34f, 1.f}};
constexpr PenPoint kSevenSerif[] = {{.02f, .26f},          {.08f, .08f, kCorner}, {.42f, .05f},
                                    {.76f, .02f, kCorner}, {.58f, .45f},          {.44f, 1.f}};
constexpr PenPoint kSevenRound[] = {{.02f, .14f}, {.3f, .04f},  {.62f, .06f},
                                    {.66f, .3f},  {.48f, .62f}, {.36f, 1.f}};
constexpr PenPoint kSevenNotched[] = {{.0f, .36f},           {.04f, .1f, kCorner}, {.34f, .13f},
                                      {.68f, .02f, kCorner}, {.62f, .4f},          {.56f, 1.0f}};
constexpr PenPoint kSevenBowed[] = {{.04f, .1f}, {.4f, .02f}, {.72f, .05f},
                                    {.7f, .24f}, {.46f, .6f}, {.18f, 1.0f}};
constexpr PenPoint kSevenBar[] = {{.26f, .52f}, {.5f, .5f}, {.78f, .46f}};
constexpr PenPoint kSevenHat[] = {{0.f, .3f},   {.1f, .1f}, {.45f, 0.f}, {.8f, .06f},
                                  {.86f, .24f}, {.7f, .6f}, {.56f, 1.f}};
constexpr PenPoint kSevenNarrow[] = {
    {.2f, .12f}, {.4f, .1f}, {.62f, .06f, kCorner}, {.56f, .5f}, {.48f, 1.f}};
constexpr PenPoint kSevenSickle[] = {{0.f, .1f}, {.5f, .02f}, {.86f, .04f},
                                     {.7f, .3f}, {.5f, .62f}, {.4f, 1.f}};
constexpr PenPoint kSevenLongBar[] = {{.1f, .56f}, {.5f, .53f}, {.94f, .46f}};
// Crossed sevens with a round or wavy top and a bar as long as it, which a two has at its foot.
constexpr PenPoint kSevenWave[] = {{.0f, .18f},          {.12f, .04f}, {.44f, .1f},
                                   {.8f, .02f, kCorner}, {.58f, .45f}, {.46f, 1.f}};
constexpr PenPoint kSevenDome[] = {{.02f, .24f}, {.16f, .04f}, {.46f, .0f}, {.68f, .12f},
                                   {.66f, .38f}, {.52f, .7f},  {.42f, 1.f}};
constexpr PenPoint kSevenWideBar[] = {{.14f, .58f}, {.55f, .54f}, {1.f, .5f}};
constexpr PenPoint kSevenHighBar[] = {{.3f, .44f}, {.58f, .42f}, {.9f, .36f}};
constexpr PenPoint kSevenHook[] = {{.06f, .2f}, {.16f, .04f}, {.42f, .0f}, {.62f, .1f},
                                   {.6f, .36f}, {.46f, .68f}, {.4f, 1.f}};
constexpr PenPoint kSevenLowBar[] = {{.16f, .68f}, {.5f, .66f}, {.98f, .62f}};
constexpr PenPoint kSevenLoop[] = {{.14f, .2f},  {.04f, .1f},          {.12f, .0f}, {.2f, .1f},
                                   {.48f, .08f}, {.8f, .02f, kCorner}, {.6f, .46f}, {.46f, 1.f}};
constexpr DigitForm kSeven[] = {
    {4, {kSevenPlain}},
    {2, {kSevenSerif}},
    {2, {kSevenRound}},
    {1.5f, {kSevenPlain, kSevenBar}},
    {1, {kSevenNotched}},
    {1.5, {kSevenBowed}},
    {1.5f, {kSevenHat}},
    {1, {kSevenNarrow}},
    {1.5f, {kSevenSickle}},
    {1, {kSevenSerif, kSevenBar}},
    {1, {kSevenSickle, kSevenLongBar}},
    {1.5f, {kSevenWave, kSevenLongBar}},
    {1.5f, {kSevenDome, kSevenWideBar}},
    {1.5f, {kSevenDome, kSevenLongBar}},
    {2, {kSevenHook, kSevenLowBar}},
    {1.5f, {kSevenHook, kSevenBar}},
    {1.5f, {kSevenPlain, kSevenWideBar}},
    {.7f, {kSevenWave, kSevenHighBar}},
    {.7f, {kSevenLoop}},
    {.7f, {kSevenLoop, kSevenBar}},
};

constexpr PenPoint kEightOneStroke[] = {
    {.66f, .14f}, {.42f, .0f}, {.16f, .12f}, {.22f, .34f}, {.46f, .5f}, {.66f, .72f}, {.54f, .96f},
    {.26f, .99f}, {.1f, .78f}, {.26f, .56f}, {.5f, .4f},   {.7f, .18f}, {.62f, .08f}};
constexpr PenPoint kEightTop[] = {{.4f, .0f},  {.18f, .1f},  {.14f, .3f}, {.36f, .46f},
                                  {.6f, .34f}, {.64f, .12f}, {.38f, .0f}};
constexpr PenPoint kEightBottom[] = {{.38f, .46f}, {.1f, .62f},  {.08f, .86f}, {.36f, 1.f},
                                     {.66f, .88f}, {.66f, .62f}, {.36f, .46f}};
constexpr PenPoint kEightOpen[] = {{.78f, .1f}, {.48f, .02f}, {.2f, .12f}, {.24f, .34f},
                                   {.5f, .54f}, {.56f, .8f},  {.36f, 1.f}, {.14f, .88f},
                                   {.2f, .64f}, {.46f, .42f}, {.8f, .12f}};
constexpr PenPoint kEightSlim[] = {{.62f, .02f}, {.36f, .0f},  {.2f, .18f},  {.38f, .42f},
                                   {.52f, .68f}, {.38f, .98f}, {.16f, .88f}, {.24f, .6f},
                                   {.52f, .32f}, {.68f, .06f}};
constexpr PenPoint kEightRibbon[] = {{.7f, .1f},   {.44f, 0.f},  {.2f, .12f},  {.26f, .32f},
                                     {.5f, .5f},   {.62f, .72f}, {.46f, .98f}, {.2f, .96f},
                                     {.12f, .76f}, {.34f, .54f}, {.62f, .3f},  {.76f, .04f}};
constexpr PenPoint kEightBigHead[] = {
    {.7f, .2f},  {.5f, .02f}, {.2f, .06f}, {.1f, .26f}, {.3f, .46f},  {.54f, .66f}, {.56f, .9f},
    {.36f, 1.f}, {.16f, .9f}, {.2f, .68f}, {.5f, .44f}, {.84f, .24f}, {.7f, .06f}};
constexpr PenPoint kEightArm[] = {{.62f, .22f}, {.5f, .04f},  {.26f, .08f}, {.2f, .26f},
                                  {.42f, .46f}, {.62f, .68f}, {.5f, .96f},  {.2f, .98f},
                                  {.1f, .76f},  {.3f, .54f},  {.62f, .36f}, {.84f, .1f}};
constexpr PenPoint kEightSmallHead[] = {{.56f, .1f}, {.42f, 0.f},  {.28f, .1f},  {.32f, .28f},
                                        {.5f, .42f}, {.72f, .66f}, {.6f, .94f},  {.28f, 1.f},
                                        {.06f, .8f}, {.2f, .56f},  {.46f, .38f}, {.6f, .16f}};
constexpr PenPoint kEightSmallFoot[] = {{.74f, .1f},  {.46f, 0.f},  {.12f, .1f},  {.14f, .32f},
                                        {.4f, .54f},  {.54f, .78f}, {.4f, .98f},  {.22f, .92f},
                                        {.26f, .72f}, {.5f, .48f},  {.76f, .26f}, {.7f, .08f}};
constexpr PenPoint kEightMirrored[] = {
    {.3f, .1f},   {.52f, 0.f},  {.72f, .14f}, {.6f, .36f},  {.36f, .52f}, {.16f, .76f}, {.3f, .98f},
    {.58f, .96f}, {.68f, .74f}, {.46f, .52f}, {.24f, .34f}, {.2f, .14f},  {.4f, .02f}};
constexpr PenPoint kEightFromWaist[] = {
    {.44f, .48f}, {.2f, .34f},  {.2f, .1f},  {.5f, 0.f},   {.72f, .14f}, {.6f, .36f}, {.3f, .54f},
    {.1f, .76f},  {.22f, .98f}, {.5f, .98f}, {.66f, .78f}, {.56f, .58f}, {.4f, .46f}};
constexpr DigitForm kEight[] = {
    {4, {kEightOneStroke}},    {1.5f, {kEightTop, kEightBottom}},
    {3, {kEightOpen}},         {2, {kEightSlim}},
    {1.5f, {kEightRibbon}},    {1.5f, {kEightBigHead}},
    {1, {kEightArm}},          {1, {kEightSmallHead}},
    {1.5f, {kEightSmallFoot}}, {1, {kEightMirrored}},
    {1.5f, {kEightFromWaist}},
};

constexpr PenPoint kNineStraight[] = {{.64f, .12f},         {.38f, .0f}, {.1f, .14f},
                                      {.04f, .38f},         {.26f, .5f}, {.52f, .36f},
                                      {.66f, .1f, kCorner}, {.62f, .5f}, {.58f, 1.f}};
constexpr PenPoint kNineCurved[] = {{.66f, .14f}, {.42f, .0f},  {.14f, .12f},          {.06f, .34f},
                                    {.26f, .48f}, {.54f, .36f}, {.68f, .12f, kCorner}, {.68f, .5f},
                                    {.54f, .82f}, {.28f, 1.f}};
constexpr PenPoint kNineHooked[] = {{.64f, .14f}, {.38f, .0f}, {.1f, .14f},           {.08f, .38f},
                                    {.34f, .46f}, {.6f, .28f}, {.66f, .12f, kCorner}, {.7f, .5f},
                                    {.62f, .88f}, {.34f, 1.f}, {.06f, .88f}};
constexpr PenPoint kNineSmall[] = {{.5f, .06f}, {.24f, .04f}, {.06f, .24f},
                                   {.2f, .4f},  {.46f, .3f},  {.58f, .04f},
                                   {.58f, .3f}, {.46f, .66f}, {.34f, 1.f}};
constexpr PenPoint kNineFlat[] = {{.62f, .06f}, {.3f, .04f},           {.05f, .26f}, {.24f, .42f},
                                  {.5f, .3f},   {.64f, .08f, kCorner}, {.52f, .55f}, {.42f, 1.0f}};
constexpr PenPoint kNineLean[] = {{.6f, .2f},   {.5f, .02f},  {.2f, .1f},
                                  {.05f, .34f}, {.22f, .48f}, {.48f, .34f},
                                  {.62f, .1f},  {.56f, .5f},  {.36f, 1.0f}};
constexpr PenPoint kNineOpen[] = {{.8f, .02f},           {.5f, .02f},  {.2f, .14f},
                                  {.12f, .34f},          {.36f, .42f}, {.6f, .3f},
                                  {.68f, .22f, kCorner}, {.6f, .6f},   {.42f, 1.f}};
constexpr PenPoint kNineFlag[] = {{.9f, 0.f},           {.56f, .02f}, {.2f, .12f},
                                  {.1f, .34f},          {.3f, .44f},  {.56f, .3f},
                                  {.7f, .12f, kCorner}, {.62f, .5f},  {.46f, 1.f}};
constexpr PenPoint kNineSlant[] = {{.66f, .08f},          {.36f, 0.f},  {.08f, .16f},
                                   {.06f, .38f},          {.28f, .46f}, {.54f, .3f},
                                   {.68f, .06f, kCorner}, {.5f, .5f},   {.3f, 1.f}};
constexpr PenPoint kNineRound[] = {{.62f, .3f}, {.5f, .06f},  {.2f, .1f},
                                   {.02f, .4f}, {.16f, .58f}, {.44f, .48f},
                                   {.62f, .2f}, {.64f, .6f},  {.78f, .98f}};
constexpr PenPoint kNineCup[] = {{.52f, .02f},          {.2f, .06f},  {.04f, .28f},
                                 {.14f, .46f},          {.42f, .44f}, {.66f, .2f},
                                 {.72f, .02f, kCorner}, {.66f, .5f},  {.6f, 1.f}};
constexpr PenPoint kNineTight[] = {{.62f, .02f}, {.38f, .04f}, {.22f, .2f}, {.3f, .34f},
                                   {.54f, .26f}, {.66f, .06f}, {.52f, .5f}, {.3f, 1.f}};
constexpr PenPoint kNineFromWaist[] = {{.6f, .34f}, {.3f, .46f},  {.06f, .3f}, {.2f, .06f},
                                       {.52f, 0.f}, {.66f, .14f}, {.62f, .5f}, {.5f, 1.f}};
constexpr PenPoint kNineWide[] = {{.7f, .14f},           {.42f, 0.f},  {.06f, .12f},
                                  {0.f, .36f},           {.24f, .48f}, {.6f, .38f},
                                  {.74f, .16f, kCorner}, {.74f, .55f}, {.62f, 1.f}};
constexpr PenPoint kNineHead[] = {{.6f, .1f},   {.3f, .0f},  {.04f, .2f},
                                  {.14f, .44f}, {.4f, .42f}, {.62f, .26f}};
constexpr PenPoint kNineStem[] = {{.66f, .02f}, {.62f, .5f}, {.5f, 1.f}};
// Nines whose tail curls to the left, as far as the head or farther, some with a small, filled
// head.
constexpr PenPoint kNineCurl[] = {{.68f, .1f},  {.4f, .0f},  {.14f, .12f},         {.12f, .36f},
                                  {.38f, .46f}, {.62f, .3f}, {.7f, .06f, kCorner}, {.72f, .46f},
                                  {.62f, .86f}, {.34f, 1.f}, {.04f, .94f},         {.0f, .8f}};
constexpr PenPoint kNineKnot[] = {{.62f, .1f}, {.42f, .0f},  {.26f, .14f}, {.36f, .32f},
                                  {.6f, .24f}, {.68f, .04f}, {.76f, .4f},  {.68f, .84f},
                                  {.36f, 1.f}, {.0f, .9f}};
constexpr PenPoint kNineSwan[] = {{.7f, .12f}, {.48f, .0f}, {.2f, .08f},  {.16f, .3f},
                                  {.4f, .44f}, {.6f, .36f}, {.72f, .56f}, {.68f, .84f},
                                  {.4f, 1.f},  {.04f, .94f}};
constexpr PenPoint kNineEss[] = {{.66f, .04f}, {.36f, .0f}, {.18f, .16f}, {.34f, .34f},
                                 {.6f, .28f},  {.66f, .1f}, {.7f, .5f},   {.74f, .8f},
                                 {.46f, 1.f},  {.1f, .96f}};
constexpr PenPoint kNineSweep[] = {{.66f, .16f}, {.46f, .0f}, {.18f, .1f}, {.16f, .34f},
                                   {.44f, .42f}, {.68f, .2f}, {.72f, .5f}, {.5f, .86f},
                                   {.22f, .98f}, {.0f, .92f}};
constexpr DigitForm kNine[] = {
    {4, {kNineStraight}},  {2, {kNineCurved}},  {2, {kNineHooked}},
    {2, {kNineSmall}},     {2.5f, {kNineFlat}}, {2, {kNineLean}},
    {2, {kNineOpen}},      {2, {kNineFlag}},    {2, {kNineSlant}},
    {1.5f, {kNineRound}},  {3, {kNineCup}},     {2, {kNineTight}},
    {2, {kNineFromWaist}}, {1.5f, {kNineWide}}, {1.5f, {kNineHead, kNineStem}},
    {4, {kNineCurl}},      {3, {kNineKnot}},    {2.5f, {kNineSwan}},
    {3, {kNineSweep}},     {3, {kNineEss}},
};

}  // namespace

std::span<const DigitForm> FormsOfFiveToNine(int digit) {
  NN_ASSERT(digit >= 5 && digit < kClasses);
  constexpr std::span<const DigitForm> kForms[] = {kFive, kSix, kSeven, kEight, kNine};
  return kForms[digit - 5];
}

}  // namespace nn
