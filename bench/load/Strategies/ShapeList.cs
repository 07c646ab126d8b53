using Sentinel.Load.Strategies.Shapes;

namespace Sentinel.Load.Strategies;

/// <summary>Every shape there is.</summary>
internal static class ShapeList
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new(nameof(BollingerTuple), BollingerTuple.Write),
        new(nameof(BreakoutWithStop), BreakoutWithStop.Write),
        new(nameof(Calendar), Calendar.Write),
        new(nameof(CandlePatterns), CandlePatterns.Write),
        new(nameof(DailyCandles), DailyCandles.Write),
        new(nameof(DonchianRecord), DonchianRecord.Write),
        new(nameof(Ensemble), Ensemble.Write),
        new(nameof(FlagConditions), FlagConditions.Write),
        new(nameof(GenericHelpers), GenericHelpers.Write),
        new(nameof(GridLevels), GridLevels.Write),
        new(nameof(HourBuckets), HourBuckets.Write),
        new(nameof(KalmanFilter), KalmanFilter.Write),
        new(nameof(LocalFunctions), LocalFunctions.Write),
        new(nameof(MacdPipeline), MacdPipeline.Write),
        new(nameof(MonotonicWindow), MonotonicWindow.Write),
        new(nameof(MovingAverageCross), MovingAverageCross.Write),
        new(nameof(OnlineLearning), OnlineLearning.Write),
        new(nameof(OwnIndicatorClass), OwnIndicatorClass.Write),
        new(nameof(Parameterised), Parameterised.Write),
        new(nameof(PercentileRank), PercentileRank.Write),
        new(nameof(RegressionSlope), RegressionSlope.Write),
        new(nameof(RsiReversion), RsiReversion.Write),
        new(nameof(RuleInterface), RuleInterface.Write),
        new(nameof(SeriesArithmetic), SeriesArithmetic.Write),
        new(nameof(SpanLoops), SpanLoops.Write),
        new(nameof(StateMachine), StateMachine.Write),
        new(nameof(StochasticCross), StochasticCross.Write),
        new(nameof(SupportResistance), SupportResistance.Write),
        new(nameof(VolatilityTarget), VolatilityTarget.Write),
        new(nameof(VolumeProfile), VolumeProfile.Write),
        new(nameof(WholeSignals), WholeSignals.Write),
        new(nameof(YieldingWindow), YieldingWindow.Write),
        new(nameof(ZScorePipeline), ZScorePipeline.Write),
    ];
}
