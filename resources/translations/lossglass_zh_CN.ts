<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BudgetJob</name>
    <message>
        <source>1 pixel</source>
        <translation>1 像素</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>其他位置</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>pixels %1 inside %2</source>
        <translation>%2 内侧 %1 处的像素</translation>
    </message>
    <message>
        <source>pixels %1 outside %2</source>
        <translation>%2 外侧 %1 处的像素</translation>
    </message>
    <message>
        <source>objects of 1 pixel</source>
        <translation>1 像素的目标</translation>
    </message>
    <message>
        <source>objects of %1 to %2 pixels</source>
        <translation>%1 到 %2 像素的目标</translation>
    </message>
    <message>
        <source>pixels in no object</source>
        <translation>不属于任何目标的像素</translation>
    </message>
</context>
<context>
    <name>BudgetSegment</name>
    <message>
        <source>false negative</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>false positive</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>true positive</source>
        <translation>真阳性</translation>
    </message>
    <message>
        <source>true negative</source>
        <translation>真阴性</translation>
    </message>
    <message>
        <source>false negatives</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>false positives</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>true positives</source>
        <translation>真阳性</translation>
    </message>
    <message>
        <source>true negatives</source>
        <translation>真阴性</translation>
    </message>
</context>
<context>
    <name>ColourSchemes</name>
    <message>
        <source>Blue and &amp;orange</source>
        <translation>蓝与橙(&amp;O)</translation>
    </message>
    <message>
        <source>Blue and &amp;red</source>
        <translation>蓝与红(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Purple and orange</source>
        <translation>紫与橙(&amp;P)</translation>
    </message>
    <message>
        <source>Blue and &amp;yellow</source>
        <translation>蓝与黄(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Grey</source>
        <translation>灰度(&amp;G)</translation>
    </message>
    <message>
        <source>For all kinds of colour vision</source>
        <translation>适合各种色觉</translation>
    </message>
    <message>
        <source>As most papers have it</source>
        <translation>多数论文的配色</translation>
    </message>
    <message>
        <source>Widest apart where red and green look alike</source>
        <translation>在红绿难辨时区分最大</translation>
    </message>
    <message>
        <source>Probabilities in cividis, even where red and green look alike</source>
        <translation>概率用 cividis，红绿难辨时看来也均匀</translation>
    </message>
    <message>
        <source>For print without colours: bright raises p, dark lowers it</source>
        <translation>用于黑白印刷：亮处提高 p，暗处降低 p</translation>
    </message>
</context>
<context>
    <name>CompareFigure</name>
    <message>
        <source>N ∂L/∂z, each on its own scale, which ends at the 99.5th percentile.</source>
        <translation>N ∂L/∂z，各自的标度，止于第 99.5 百分位。</translation>
    </message>
    <message>
        <source>N ∂L/∂p, each on its own scale, which ends at the 99.5th percentile.</source>
        <translation>N ∂L/∂p，各自的标度，止于第 99.5 百分位。</translation>
    </message>
    <message>
        <source>N ∂L/∂z, all on one scale.</source>
        <translation>N ∂L/∂z，共用同一标度。</translation>
    </message>
    <message>
        <source>N ∂L/∂p, all on one scale.</source>
        <translation>N ∂L/∂p，共用同一标度。</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>Where each loss pulls.</source>
        <translation>各损失在何处产生拉力。</translation>
    </message>
</context>
<context>
    <name>DialectViews</name>
    <message>
        <source>Follows the canonical form in everything.</source>
        <translation>各方面都与标准形式相同。</translation>
    </message>
    <message>
        <source>Differs from the canonical form in:</source>
        <translation>与标准形式的不同之处：</translation>
    </message>
    <message>
        <source>Canonical form</source>
        <translation>标准形式</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>in the range of probabilities</source>
        <translation>在概率的范围内</translation>
    </message>
    <message>
        <source>probabilities lie in 0 to 1</source>
        <translation>概率应在 0 到 1 之间</translation>
    </message>
    <message>
        <source>so are the logits of an unsure model</source>
        <translation>置信度低的模型的 logit 也可能如此</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Divided by %1</source>
        <translation>除以 %1 后</translation>
    </message>
    <message>
        <source>Sum of the %1 planes</source>
        <translation>%1 个平面之和</translation>
    </message>
    <message>
        <source>each pixel sums to 1: a softmax</source>
        <translation>每个像素之和为 1：是 softmax</translation>
    </message>
    <message>
        <source>a softmax would sum to 1</source>
        <translation>softmax 之和应为 1</translation>
    </message>
    <message>
        <source>ordinary numbers</source>
        <translation>普通的数</translation>
    </message>
    <message>
        <source>the logit would be infinite: p is held 1e-7 off</source>
        <translation>logit 会是无穷大：p 取离端点 1e-7 处</translation>
    </message>
    <message>
        <source>the logit is infinite: some losses have no value</source>
        <translation>logit 为无穷大：部分损失没有值</translation>
    </message>
    <message>
        <source>Exactly 0 or 1</source>
        <translation>恰为 0 或 1</translation>
    </message>
    <message>
        <source>Probabilities of a sigmoid, one channel.</source>
        <translation>sigmoid 的概率，一个通道。</translation>
    </message>
    <message>
        <source>Logits of a sigmoid, one channel.</source>
        <translation>sigmoid 的 logit，一个通道。</translation>
    </message>
    <message>
        <source>Probabilities of a softmax, %1 classes.</source>
        <translation>softmax 的概率，%1 个类别。</translation>
    </message>
    <message>
        <source>Logits of a softmax, %1 classes.</source>
        <translation>softmax 的 logit，%1 个类别。</translation>
    </message>
    <message>
        <source>Certain: probabilities have no such values.</source>
        <translation>确定：概率不会有这样的值。</translation>
    </message>
    <message>
        <source>Not certain: tests that speak against it: %1.</source>
        <translation>不确定：有 %1 项检验与之不符。</translation>
    </message>
    <message>
        <source>Evidence is strong.</source>
        <translation>证据充分。</translation>
    </message>
    <message>
        <source>Likely, but not certain.</source>
        <translation>很可能，但不确定。</translation>
    </message>
    <message>
        <source>no finite number</source>
        <translation>没有有限的数</translation>
    </message>
    <message>
        <source>nothing can be said</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Stored values</source>
        <translation>存储的值</translation>
    </message>
    <message>
        <source>Negative values</source>
        <translation>负值</translation>
    </message>
    <message>
        <source>logits nearly always have some</source>
        <translation>logit 几乎总有负值</translation>
    </message>
    <message>
        <source>no probability is negative</source>
        <translation>概率没有负值</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>the first: %1</source>
        <translation>第一个：%1</translation>
    </message>
    <message>
        <source>Each pixel</source>
        <translation>每个像素</translation>
    </message>
    <message>
        <source>one class</source>
        <translation>一个类别</translation>
    </message>
    <message>
        <source>a hard mask: how sure the model was is not said</source>
        <translation>硬掩码：没有说明模型有多大把握</translation>
    </message>
    <message>
        <source>colours or values that mean classes</source>
        <translation>表示类别的颜色或数值</translation>
    </message>
    <message>
        <source>p of the class named</source>
        <translation>所标类别的 p</translation>
    </message>
    <message>
        <source>a choice, not a fact; the others have %1 each</source>
        <translation>这是选定的值，并非事实；其余类别各为 %1</translation>
    </message>
    <message>
        <source>Class labels, %1 classes.</source>
        <translation>类别标签，%1 个类别。</translation>
    </message>
    <message>
        <source>Not certain: small whole numbers can be probabilities as well.</source>
        <translation>不确定：小的整数也可能是概率。</translation>
    </message>
</context>
<context>
    <name>ExportDialogs</name>
    <message>
        <source>%1 depends on the whole picture, so it has no curve to export.</source>
        <translation>%1 取决于整幅图像，没有可导出的曲线。</translation>
    </message>
    <message>
        <source>Export curve</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export readings</source>
        <translation>导出读数</translation>
    </message>
    <message>
        <source>The selected loss has no reading.</source>
        <translation>所选损失没有读数。</translation>
    </message>
    <message>
        <source>Export gradient of %1</source>
        <translation>导出 %1 的梯度</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy 数组 (*.npy)</translation>
    </message>
</context>
<context>
    <name>FigureAnalysis</name>
    <message>
        <source>false negative</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>false positive</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>true positive</source>
        <translation>真阳性</translation>
    </message>
    <message>
        <source>true negative</source>
        <translation>真阴性</translation>
    </message>
    <message>
        <source>Where the pull lands, share</source>
        <translation>拉力落在何处（占比）</translation>
    </message>
    <message>
        <source>Share of the pull, in %</source>
        <translation>拉力占比（%）</translation>
    </message>
    <message>
        <source>Share of pixels</source>
        <translation>像素占比</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 个像素</translation>
    </message>
    <message>
        <source>no pull</source>
        <translation>无拉力</translation>
    </message>
    <message>
        <source>Where the gradient is spent.</source>
        <translation>梯度用在何处。</translation>
    </message>
    <message>
        <source>Sums of |∂L/∂z| by what the pixels are at the threshold %1; right, the total.</source>
        <translation>在阈值 %1 下按像素类型求和的 |∂L/∂z|；右侧为总和。</translation>
    </message>
    <message>
        <source>Sums of |∂L/∂z| by what the pixels are, the largest probability deciding; right, the total.</source>
        <translation>按像素类型（由最大概率决定）求和的 |∂L/∂z|；右侧为总和。</translation>
    </message>
    <message>
        <source>Made with Lossglass.</source>
        <translation>由 Lossglass 制作。</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>Total pull, sum of |∂L/∂z|</source>
        <translation>总拉力，|∂L/∂z| 之和</translation>
    </message>
    <message>
        <source>%1 over %2.</source>
        <translation>%1 随 %2 的变化。</translation>
    </message>
    <message>
        <source>The line marks the present value; %1 values were computed.</source>
        <translation>竖线标出当前值；共计算了 %1 个值。</translation>
    </message>
</context>
<context>
    <name>FigureBuilder</name>
    <message>
        <source>Target</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1，%2 %</translation>
    </message>
    <message>
        <source>Predicted probability of %1</source>
        <translation>%1 的预测概率</translation>
    </message>
    <message>
        <source>Gradient of %1, N ∂L/∂z</source>
        <translation>%1 的梯度，N ∂L/∂z</translation>
    </message>
    <message>
        <source>Gradient of %1, N ∂L/∂p</source>
        <translation>%1 的梯度，N ∂L/∂p</translation>
    </message>
    <message>
        <source>−%1 raises p</source>
        <translation>−%1 p 升高</translation>
    </message>
    <message>
        <source>lowers p +%1</source>
        <translation>p 降低 +%1</translation>
    </message>
    <message>
        <source>p of %1</source>
        <translation>%1 的 p</translation>
    </message>
    <message>
        <source>Loss of a %1 pixel, ℓ</source>
        <translation>%1 像素的损失，ℓ</translation>
    </message>
    <message>
        <source>Pull on a %1 pixel, ∂ℓ/∂z</source>
        <translation>%1 像素的拉力，∂ℓ/∂z</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Total pull</source>
        <translation>总拉力</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>Where %1 pulls.</source>
        <translation>%1 的拉力分布。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels; %3%4 = %5. Colours of the gradient end at the 99.5th percentile of its size; N is the number of valid pixels.</source>
        <translation>%1 × %2 像素；%3%4 = %5。梯度的色标止于其绝对值的第 99.5 百分位；N 为有效像素数。</translation>
    </message>
    <message>
        <source>Made with Lossglass.</source>
        <translation>由 Lossglass 制作。</translation>
    </message>
    <message>
        <source>%1 Made with Lossglass.</source>
        <translation>%1 由 Lossglass 制作。</translation>
    </message>
    <message>
        <source>Sample %1 of %2.</source>
        <translation>第 %1 个样本，共 %2 个。</translation>
    </message>
    <message>
        <source>What one pixel costs and how it pulls.</source>
        <translation>单个像素的损失与拉力。</translation>
    </message>
    <message>
        <source>A pixel of %1, against the predicted probability of %2; the loss of a picture is the mean over its pixels.</source>
        <translation>标注为 %1 的像素，横轴为 %2 的预测概率；整幅图像的损失是各像素的平均。</translation>
    </message>
</context>
<context>
    <name>FigureKinds</name>
    <message>
        <source>%1 depends on the whole picture, so it has no curve to export.</source>
        <translation>%1 取决于整幅图像，没有可导出的曲线。</translation>
    </message>
    <message>
        <source>Board: the three views and the curves</source>
        <translation>总览：三个视图与曲线</translation>
    </message>
    <message>
        <source>Response curves</source>
        <translation>响应曲线</translation>
    </message>
    <message>
        <source>Gradient budget of the losses shown</source>
        <translation>所示损失的梯度预算</translation>
    </message>
    <message>
        <source>Sweep of the selected loss</source>
        <translation>所选损失的扫描</translation>
    </message>
    <message>
        <source>Landscape of the selected loss</source>
        <translation>所选损失的地形</translation>
    </message>
    <message>
        <source>Gradients of the losses shown, side by side</source>
        <translation>所示损失的梯度并排比较</translation>
    </message>
    <message>
        <source>Metrics against the threshold</source>
        <translation>指标随阈值的变化</translation>
    </message>
</context>
<context>
    <name>FigureLandscape</name>
    <message>
        <source>The selected loss has no reading.</source>
        <translation>所选损失没有读数。</translation>
    </message>
    <message>
        <source>There is no axis &quot;%1&quot;; what can run: %2.</source>
        <translation>没有坐标轴“%1”；可用的有：%2。</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>%1 is undefined everywhere in this range.</source>
        <translation>%1 在此范围内处处未定义。</translation>
    </message>
    <message>
        <source>%1 over %2 and %3.</source>
        <translation>%1 随 %2 与 %3 的变化。</translation>
    </message>
    <message>
        <source>The point marks the present values; a grid of %1 × %2 was computed.</source>
        <translation>圆点标出当前值；计算了 %1 × %2 的网格。</translation>
    </message>
    <message>
        <source>Made with Lossglass.</source>
        <translation>由 Lossglass 制作。</translation>
    </message>
</context>
<context>
    <name>FormJob</name>
    <message>
        <source>Canonical form</source>
        <translation>标准形式</translation>
    </message>
    <message>
        <source>Choose a library to see where it differs.</source>
        <translation>选择一个库，查看它的不同之处。</translation>
    </message>
    <message>
        <source>No way to %1: %2</source>
        <translation>无法到达 %1：%2</translation>
    </message>
    <message>
        <source>%1 follows the canonical form in everything.</source>
        <translation>%1 各方面都与标准形式相同。</translation>
    </message>
    <message>
        <source>From the canonical form to %1, one convention at a time</source>
        <translation>从标准形式到 %1，每次改变一个约定</translation>
    </message>
</context>
<context>
    <name>GradientRangeDialog</name>
    <message>
        <source>Range of the gradient</source>
        <translation>梯度的范围</translation>
    </message>
    <message>
        <source>Larger values get the colour of the end</source>
        <translation>更大的值用端点的颜色</translation>
    </message>
    <message>
        <source>Colours end at plus and minus (times N):</source>
        <translation>颜色止于正负（乘以 N）：</translation>
    </message>
</context>
<context>
    <name>ImportReview</name>
    <message>
        <source>Why these colours are these classes</source>
        <translation>这些颜色为何是这些类别</translation>
    </message>
    <message>
        <source>No known table has all of these colours, so they are numbered by their values. Not certain: nothing in the file says which class a colour means.</source>
        <translation>没有已知的颜色表包含所有这些颜色，因此按颜色值编号。不确定：文件没有说明颜色对应哪个类别。</translation>
    </message>
    <message>
        <source>All colours stand in the table “%1”. Other tables may have them as well.</source>
        <translation>所有颜色都在颜色表“%1”中。其他颜色表也可能包含它们。</translation>
    </message>
    <message>
        <source>Why %1 is read as “ignored”</source>
        <translation>%1 为何读作“忽略”</translation>
    </message>
    <message>
        <source>No class is negative, and libraries leave such pixels out.</source>
        <translation>类别不会是负数，各库都会略去这样的像素。</translation>
    </message>
    <message>
        <source>It stands beside other labels (%1 values in all), and 255 is the usual mark of ignored pixels. Not certain: nothing in the file says so.</source>
        <translation>它与其他标签并存（共 %1 个值），而 255 是忽略像素的常用标记。不确定：文件没有说明。</translation>
    </message>
    <message>
        <source>It stands beside other labels (%1 values in all), the prediction has %2 classes, and 255 is the usual mark of ignored pixels. Not certain: nothing in the file says so.</source>
        <translation>它与其他标签并存（共 %1 个值），预测有 %2 个类别，而 255 是忽略像素的常用标记。不确定：文件没有说明。</translation>
    </message>
    <message>
        <source>Why %1 is read as class %2</source>
        <translation>%1 为何读作类别 %2</translation>
    </message>
    <message>
        <source>Only two values occur, and black and white is how masks of one class are usually stored.</source>
        <translation>只出现两个值，而单类别的标注通常存为黑白。</translation>
    </message>
    <message>
        <source>A lossy format has smeared the values: each is taken as the nearest that is frequent.</source>
        <translation>有损格式使值变得模糊：每个值取最接近的常见值。</translation>
    </message>
    <message>
        <source>The file says so: it was written with its ignored pixels as 255.</source>
        <translation>文件自身说明：写入时以 255 标记被忽略的像素。</translation>
    </message>
</context>
<context>
    <name>InputFile</name>
    <message>
        <source>NumPy array</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图像</translation>
    </message>
    <message>
        <source>BMP picture</source>
        <translation>BMP 图像</translation>
    </message>
    <message>
        <source>TIFF picture</source>
        <translation>TIFF 图像</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>JPEG 图像</translation>
    </message>
    <message>
        <source>GIF picture</source>
        <translation>GIF 图像</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>WebP 图像</translation>
    </message>
    <message>
        <source>NIfTI volume</source>
        <translation>NIfTI 体数据</translation>
    </message>
    <message>
        <source>NumPy archive</source>
        <translation>NumPy 归档</translation>
    </message>
    <message>
        <source>Netpbm picture</source>
        <translation>Netpbm 图像</translation>
    </message>
    <message>
        <source>Table of numbers</source>
        <translation>数字表格</translation>
    </message>
    <message>
        <source>All that can be read</source>
        <translation>所有可读取的文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>pₜ: probability of the true class. w: weight of that class.</source>
        <translation>pₜ：真实类别的概率。w：该类别的权重。</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>One weight for each class; only their ratios matter where the mean is weighted.</source>
        <translation>每个类别一个权重；加权平均时只有权重之比起作用。</translation>
    </message>
    <message>
        <source>not weighted</source>
        <translation>不加权</translation>
    </message>
    <message>
        <source>share of the other classes</source>
        <translation>其他类别的占比</translation>
    </message>
    <message>
        <source>inverse frequency</source>
        <translation>频率倒数</translation>
    </message>
    <message>
        <source>median frequency</source>
        <translation>中位频率</translation>
    </message>
    <message>
        <source>effective number</source>
        <translation>有效样本数</translation>
    </message>
    <message>
        <source>ENet logarithm</source>
        <translation>ENet 对数</translation>
    </message>
    <message>
        <source>Focal</source>
        <translation>Focal</translation>
    </message>
    <message>
        <source>pₜ: probability of the true class.</source>
        <translation>pₜ：真实类别的概率。</translation>
    </message>
    <message>
        <source>Focus on hard pixels</source>
        <translation>难分像素聚焦度</translation>
    </message>
    <message>
        <source>0 = cross-entropy. Higher: sure pixels count less.</source>
        <translation>0 即交叉熵。越大，高置信像素的作用越小。</translation>
    </message>
    <message>
        <source>Weight of foreground</source>
        <translation>前景权重</translation>
    </message>
    <message>
        <source>Background gets 1 − α. With several classes: one weight for each.</source>
        <translation>背景权重为 1 − α。多类别时每类各一个权重。</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>TP: sum of p over the pixels of the class. s: smoothing. k: 2 if squared.</source>
        <translation>TP：该类别像素上 p 之和。s：平滑项。k：取平方时为 2。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑项</translation>
    </message>
    <message>
        <source>Added above and below the fraction. Higher: small objects count less.</source>
        <translation>分子与分母同时加上。越大，小目标的作用越小。</translation>
    </message>
    <message>
        <source>Squares in the denominator</source>
        <translation>分母取平方</translation>
    </message>
    <message>
        <source>Sums p² + t² in place of p + t: sure pixels pull less.</source>
        <translation>以 p² + t² 代替 p + t 求和：高置信像素的拉力减小。</translation>
    </message>
    <message>
        <source>Count the background class</source>
        <translation>计入背景类别</translation>
    </message>
    <message>
        <source>Off: class 0 leaves the mean over classes. No effect with one channel.</source>
        <translation>关闭：类别平均不含类别 0。单通道时无影响。</translation>
    </message>
    <message>
        <source>Jaccard (IoU)</source>
        <translation>Jaccard (IoU)</translation>
    </message>
    <message>
        <source>TP, FN, FP: sums of p and 1 − p over the pixels. s: smoothing.</source>
        <translation>TP、FN、FP：像素上 p 与 1 − p 之和。s：平滑项。</translation>
    </message>
    <message>
        <source>Tversky</source>
        <translation>Tversky</translation>
    </message>
    <message>
        <source>α weighs false negatives, β false positives. s: smoothing.</source>
        <translation>α 为假阴性的权重，β 为假阳性的权重。s：平滑项。</translation>
    </message>
    <message>
        <source>Weight of false negatives</source>
        <translation>假阴性权重</translation>
    </message>
    <message>
        <source>Higher: missed pixels cost more than false alarms.</source>
        <translation>越大，漏检像素的代价越高于误检像素。</translation>
    </message>
    <message>
        <source>Weight of false positives</source>
        <translation>假阳性权重</translation>
    </message>
    <message>
        <source>Higher: false alarms cost more. Linked: 1 − weight of false negatives.</source>
        <translation>越大，误检的代价越高。关联时为 1 − 假阴性权重。</translation>
    </message>
    <message>
        <source>1 − α</source>
        <translation>1 − α</translation>
    </message>
    <message>
        <source>Generalised Dice</source>
        <translation>广义 Dice</translation>
    </message>
    <message>
        <source>V: number of pixels of a label. One channel counts as two labels.</source>
        <translation>V：某一标签的像素数。单通道按两个标签计。</translation>
    </message>
    <message>
        <source>Weight of a class</source>
        <translation>类别的权重</translation>
    </message>
    <message>
        <source>How small classes gain weight.</source>
        <translation>小类别权重的提升方式。</translation>
    </message>
    <message>
        <source>1 / size²</source>
        <translation>1 / 像素数²</translation>
    </message>
    <message>
        <source>1 / size</source>
        <translation>1 / 像素数</translation>
    </message>
    <message>
        <source>all 1</source>
        <translation>全部为 1</translation>
    </message>
    <message>
        <source>Absent class</source>
        <translation>缺失类别</translation>
    </message>
    <message>
        <source>The weight of a class without a pixel in the target.</source>
        <translation>标注中没有像素的类别所取的权重。</translation>
    </message>
    <message>
        <source>largest finite weight</source>
        <translation>最大有限权重</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>Dice + CE</source>
        <translation>Dice + CE</translation>
    </message>
    <message>
        <source>Cross-entropy over all valid pixels, unweighted; Dice over the classes.</source>
        <translation>交叉熵在全部有效像素上取平均，不加权；Dice 在类别上取平均。</translation>
    </message>
    <message>
        <source>Share of cross-entropy</source>
        <translation>交叉熵的占比</translation>
    </message>
    <message>
        <source>0 = Dice alone.</source>
        <translation>0 即仅有 Dice。</translation>
    </message>
    <message>
        <source>Share of Dice</source>
        <translation>Dice 的占比</translation>
    </message>
    <message>
        <source>0 = cross-entropy alone.</source>
        <translation>0 即仅有交叉熵。</translation>
    </message>
    <message>
        <source>Focal + Dice</source>
        <translation>Focal + Dice</translation>
    </message>
    <message>
        <source>T: Tversky index with α and β (0.5 each: Dice). Mean or sum over classes.</source>
        <translation>T：参数为 α、β 的 Tversky 指数（均为 0.5 时即 Dice）。在类别上取平均或求和。</translation>
    </message>
    <message>
        <source>Share of the focal part</source>
        <translation>Focal 部分的占比</translation>
    </message>
    <message>
        <source>0 = the overlap part alone.</source>
        <translation>0 即仅有重叠部分。</translation>
    </message>
    <message>
        <source>Higher: false alarms cost more.</source>
        <translation>越大，误检的代价越高。</translation>
    </message>
    <message>
        <source>Weight of foreground in the focal part</source>
        <translation>Focal 部分的前景权重</translation>
    </message>
    <message>
        <source>Over classes</source>
        <translation>类别归约</translation>
    </message>
    <message>
        <source>How the overlap part joins the classes.</source>
        <translation>重叠部分如何合并各类别。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>Exponential-logarithmic</source>
        <translation>指数对数</translation>
    </message>
    <message>
        <source>D: Dice index of a class. w: weight of a label.</source>
        <translation>D：某一类别的 Dice 系数。w：标签的权重。</translation>
    </message>
    <message>
        <source>Share of the Dice part</source>
        <translation>Dice 部分的占比</translation>
    </message>
    <message>
        <source>0 = cross-entropy part alone.</source>
        <translation>0 即仅有交叉熵部分。</translation>
    </message>
    <message>
        <source>Share of the cross-entropy part</source>
        <translation>交叉熵部分的占比</translation>
    </message>
    <message>
        <source>0 = Dice part alone.</source>
        <translation>0 即仅有 Dice 部分。</translation>
    </message>
    <message>
        <source>Exponent of the Dice part</source>
        <translation>Dice 部分的指数</translation>
    </message>
    <message>
        <source>Below 1: classes that are nearly right pull more.</source>
        <translation>小于 1：接近正确的类别拉力更大。</translation>
    </message>
    <message>
        <source>Exponent of the cross-entropy part</source>
        <translation>交叉熵部分的指数</translation>
    </message>
    <message>
        <source>Below 1: pixels that are nearly right pull more.</source>
        <translation>小于 1：接近正确的像素拉力更大。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Lovász</source>
        <translation>Lovász</translation>
    </message>
    <message>
        <source>m sorted from the largest error down; g: growth of the Jaccard loss as the worst k pixels count as wrong.</source>
        <translation>m：按误差从大到小排序；g：将误差最大的 k 个像素计为错误时 Jaccard 损失的增量。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Which classes the mean is over.</source>
        <translation>参与平均的类别。</translation>
    </message>
    <message>
        <source>those in the target</source>
        <translation>标注中出现的类别</translation>
    </message>
    <message>
        <source>all, absent ones too</source>
        <translation>全部类别，含缺失类别</translation>
    </message>
    <message>
        <source>Balanced cross-entropy</source>
        <translation>平衡交叉熵</translation>
    </message>
    <message>
        <source>β: weight of the foreground; automatic: share of background pixels.</source>
        <translation>β：前景权重；自动时为背景像素的占比。</translation>
    </message>
    <message>
        <source>Background gets 1 − β. Automatic: the share of background pixels.</source>
        <translation>背景权重为 1 − β。自动：取背景像素的占比。</translation>
    </message>
    <message>
        <source>Focal Tversky</source>
        <translation>Focal Tversky</translation>
    </message>
    <message>
        <source>T: Tversky index of a class; R: the classes that count.</source>
        <translation>T：某一类别的 Tversky 指数；R：计入的类别。</translation>
    </message>
    <message>
        <source>Exponent of the loss</source>
        <translation>损失的指数</translation>
    </message>
    <message>
        <source>Lovász hinge</source>
        <translation>Lovász 合页</translation>
    </message>
    <message>
        <source>z: logit. m sorted from the largest error down; g: growth of the Jaccard loss.</source>
        <translation>z：logit。m：按误差从大到小排序；g：Jaccard 损失的增量。</translation>
    </message>
    <message>
        <source>Log-cosh Dice</source>
        <translation>Log-cosh Dice</translation>
    </message>
    <message>
        <source>The Dice loss is the mean over the classes.</source>
        <translation>Dice 损失为各类别的平均。</translation>
    </message>
    <message>
        <source>Combo</source>
        <translation>Combo</translation>
    </message>
    <message>
        <source>mBCE: binary cross-entropy of every channel, β on the class, 1 − β off it. D: Dice index.</source>
        <translation>mBCE：每个通道的二元交叉熵，类内权重 β，类外权重 1 − β。D：Dice 系数。</translation>
    </message>
    <message>
        <source>Dice gets 1 − α.</source>
        <translation>Dice 的权重为 1 − α。</translation>
    </message>
    <message>
        <source>Above 0.5: missed pixels cost more than false alarms.</source>
        <translation>大于 0.5：漏检像素的代价高于误检像素。</translation>
    </message>
    <message>
        <source>Lift to 0</source>
        <translation>最小值抬升到 0</translation>
    </message>
    <message>
        <source>Adds 1 − α, so that a perfect prediction is 0.</source>
        <translation>加上 1 − α，使完美预测的损失为 0。</translation>
    </message>
    <message>
        <source>Top-k cross-entropy</source>
        <translation>Top-k 交叉熵</translation>
    </message>
    <message>
        <source>The n pixels with the largest cross-entropy; all others have no pull.</source>
        <translation>仅取交叉熵最大的 n 个像素；其余像素没有拉力。</translation>
    </message>
    <message>
        <source>Share of pixels in percent</source>
        <translation>像素占比（%）</translation>
    </message>
    <message>
        <source>100 = cross-entropy. Lower: only the worst pixels count.</source>
        <translation>100 即交叉熵。越小，只有误差最大的像素起作用。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>W: sum of the weights of the pixels. K: number of labels.</source>
        <translation>W：像素权重之和。K：标签数。</translation>
    </message>
    <message>
        <source>Share spread over all classes</source>
        <translation>均分给各类别的份额</translation>
    </message>
    <message>
        <source>0 = cross-entropy. Higher: sure pixels are pulled back.</source>
        <translation>0 即交叉熵。越大，高置信像素越被拉回。</translation>
    </message>
    <message>
        <source>Poly-1</source>
        <translation>Poly-1</translation>
    </message>
    <message>
        <source>Weight of the linear term</source>
        <translation>线性项权重</translation>
    </message>
    <message>
        <source>0 = cross-entropy. Higher: unsure pixels pull more.</source>
        <translation>0 即交叉熵。越大，低置信像素的拉力越大。</translation>
    </message>
    <message>
        <source>Asymmetric focal</source>
        <translation>非对称 Focal</translation>
    </message>
    <message>
        <source>Label 0 is the background; all other labels count as rare.</source>
        <translation>标签 0 为背景；其他标签均视为稀有类别。</translation>
    </message>
    <message>
        <source>Weight of the rare classes</source>
        <translation>稀有类别权重</translation>
    </message>
    <message>
        <source>Background gets 1 − δ; in the overlap part δ weighs false negatives.</source>
        <translation>背景权重为 1 − δ；重叠部分中 δ 为假阴性的权重。</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>聚焦度</translation>
    </message>
    <message>
        <source>0 = none. Higher: sure background pulls less, and rare classes more.</source>
        <translation>0 即无聚焦。越大，高置信背景的拉力越小，稀有类别的拉力越大。</translation>
    </message>
    <message>
        <source>Treat rare classes apart</source>
        <translation>稀有类别单独处理</translation>
    </message>
    <message>
        <source>Off: the focus acts on all classes alike.</source>
        <translation>关闭：聚焦同等作用于所有类别。</translation>
    </message>
    <message>
        <source>Asymmetric focal Tversky</source>
        <translation>非对称 Focal Tversky</translation>
    </message>
    <message>
        <source>T: Tversky index with δ on false negatives, 1 − δ on false positives.</source>
        <translation>T：Tversky 指数，假阴性权重 δ，假阳性权重 1 − δ。</translation>
    </message>
    <message>
        <source>Unified focal</source>
        <translation>统一 Focal</translation>
    </message>
    <message>
        <source>Asymmetric focal and asymmetric focal Tversky, with the same δ and γ.</source>
        <translation>非对称 Focal 与非对称 Focal Tversky，共用 δ 和 γ。</translation>
    </message>
    <message>
        <source>The overlap part gets 1 − λ.</source>
        <translation>重叠部分的权重为 1 − λ。</translation>
    </message>
    <message>
        <source>Sensitivity-specificity</source>
        <translation>灵敏度-特异度</translation>
    </message>
    <message>
        <source>The first part is the error on the class, the second that off it.</source>
        <translation>第一项为类内误差，第二项为类外误差。</translation>
    </message>
    <message>
        <source>Weight of sensitivity</source>
        <translation>灵敏度权重</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>马修斯相关系数</translation>
    </message>
    <message>
        <source>TP, FP, FN, TN: sums of p and 1 − p. 0 = perfect, 1 = no relation, 2 = reversed.</source>
        <translation>TP、FP、FN、TN：p 与 1 − p 之和。0 为完美，1 为不相关，2 为完全相反。</translation>
    </message>
    <message>
        <source>L1 (absolute error)</source>
        <translation>L1（绝对误差）</translation>
    </message>
    <message>
        <source>Mean over pixels and channels.</source>
        <translation>在像素和通道上取平均。</translation>
    </message>
    <message>
        <source>L2 (squared error, Brier)</source>
        <translation>L2（平方误差，Brier）</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>φ: distance to the boundary of the target, negative inside.</source>
        <translation>φ：到标注边界的距离，内部为负。</translation>
    </message>
    <message>
        <source>Hausdorff distance transform</source>
        <translation>Hausdorff 距离变换</translation>
    </message>
    <message>
        <source>d: distance to the other side of the thresholded prediction (p &gt; 0.5) and of the target.</source>
        <translation>d：到二值化预测（p &gt; 0.5）及标注的另一侧的距离。</translation>
    </message>
    <message>
        <source>Exponent of the distance</source>
        <translation>距离的指数</translation>
    </message>
    <message>
        <source>Higher: errors far from the boundary cost more.</source>
        <translation>越大，远离边界的错误代价越高。</translation>
    </message>
    <message>
        <source>the weights of all classes present are 0</source>
        <translation>所有出现的类别权重均为 0</translation>
    </message>
    <message>
        <source>the weights of all classes that count are 0</source>
        <translation>所有计入的类别权重均为 0</translation>
    </message>
    <message>
        <source>no class is present, so the value is 0</source>
        <translation>没有出现任何类别，故取值为 0</translation>
    </message>
    <message>
        <source>no valid pixel: all are ignored</source>
        <translation>没有有效像素：全部被忽略</translation>
    </message>
    <message>
        <source>Samples of a batch</source>
        <translation>批次中的样本</translation>
    </message>
    <message>
        <source>Which pixels share one value, where the batch has several samples.</source>
        <translation>批次含多个样本时，哪些像素共用一个值。</translation>
    </message>
    <message>
        <source>one value for the batch</source>
        <translation>整个批次一个值</translation>
    </message>
    <message>
        <source>mean over the samples</source>
        <translation>对样本取平均</translation>
    </message>
    <message>
        <source>samples and classes flattened</source>
        <translation>样本与类别全部展平</translation>
    </message>
    <message>
        <source>2 TP + s</source>
        <translation>2 TP + s</translation>
    </message>
    <message>
        <source>TP + s</source>
        <translation>TP + s</translation>
    </message>
    <message>
        <source>Form of the smoothing</source>
        <translation>平滑项的形式</translation>
    </message>
    <message>
        <source>Beside TP the same number smooths twice as strongly as beside 2 TP.</source>
        <translation>同一数值加在 TP 旁的平滑作用是加在 2 TP 旁的两倍。</translation>
    </message>
    <message>
        <source>Smoothing below</source>
        <translation>分母平滑项</translation>
    </message>
    <message>
        <source>In the denominator alone; unequal ones let the score pass 1.</source>
        <translation>仅用于分母；与分子不等时得分可超过 1。</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>与分子相同</translation>
    </message>
    <message>
        <source>Least denominator</source>
        <translation>分母下限</translation>
    </message>
    <message>
        <source>A smaller denominator is replaced by it and then has no pull.</source>
        <translation>更小的分母以此值代替，此时分母没有拉力。</translation>
    </message>
    <message>
        <source>Power in the denominator</source>
        <translation>分母中的幂次</translation>
    </message>
    <message>
        <source>2: sums p² and t² below the line, so that sure pixels pull less.</source>
        <translation>2：分母对 p² 与 t² 求和，使高置信像素的拉力减小。</translation>
    </message>
    <message>
        <source>p + t</source>
        <translation>p + t</translation>
    </message>
    <message>
        <source>p² + t²</source>
        <translation>p² + t²</translation>
    </message>
    <message>
        <source>Overlap of p and target</source>
        <translation>p 与标注的重叠</translation>
    </message>
    <message>
        <source>L1 gives no loss at p = t, also for soft targets; the product does.</source>
        <translation>p = t 时 L1 没有损失，软标注亦然；乘积则有。</translation>
    </message>
    <message>
        <source>product p t</source>
        <translation>乘积 p t</translation>
    </message>
    <message>
        <source>L1, from |p − t|</source>
        <translation>L1，由 |p − t| 得出</translation>
    </message>
    <message>
        <source>squares of the products</source>
        <translation>乘积的平方</translation>
    </message>
    <message>
        <source>Ignored pixels leave</source>
        <translation>忽略像素退出</translation>
    </message>
    <message>
        <source>In the denominator they count like false alarms.</source>
        <translation>留在分母中时按误检计。</translation>
    </message>
    <message>
        <source>all sums</source>
        <translation>所有求和</translation>
    </message>
    <message>
        <source>the numerator only</source>
        <translation>仅分子</translation>
    </message>
    <message>
        <source>Average over classes</source>
        <translation>类别平均方式</translation>
    </message>
    <message>
        <source>Micro adds up the sums of all classes: large ones rule.</source>
        <translation>微平均将各类别的和相加：大类别占主导。</translation>
    </message>
    <message>
        <source>mean of the scores</source>
        <translation>得分取平均</translation>
    </message>
    <message>
        <source>one score of all sums</source>
        <translation>所有和共一个得分</translation>
    </message>
    <message>
        <source>Loss of an absent class</source>
        <translation>缺失类别的损失</translation>
    </message>
    <message>
        <source>What a class without a pixel in the target adds to the mean.</source>
        <translation>标注中没有像素的类别对平均的贡献。</translation>
    </message>
    <message>
        <source>by the formula</source>
        <translation>按公式</translation>
    </message>
    <message>
        <source>left out of the mean</source>
        <translation>不计入平均</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Weighted mean divides by</source>
        <translation>加权平均的除数</translation>
    </message>
    <message>
        <source>By the number of classes, large weights make the loss large.</source>
        <translation>除以类别数时，权重大则损失大。</translation>
    </message>
    <message>
        <source>By the number of pixels, large weights make the loss large.</source>
        <translation>除以像素数时，权重大则损失大。</translation>
    </message>
    <message>
        <source>sum of the weights</source>
        <translation>权重之和</translation>
    </message>
    <message>
        <source>number of classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>number of pixels</source>
        <translation>像素数</translation>
    </message>
    <message>
        <source>Class weights multiply</source>
        <translation>类别权重乘于</translation>
    </message>
    <message>
        <source>On p and target they enter the numerator squared.</source>
        <translation>乘于 p 与标注时，权重以平方进入分子。</translation>
    </message>
    <message>
        <source>the loss of the class</source>
        <translation>该类别的损失</translation>
    </message>
    <message>
        <source>p and target</source>
        <translation>p 与标注</translation>
    </message>
    <message>
        <source>Returned as</source>
        <translation>返回形式</translation>
    </message>
    <message>
        <source>What becomes of the score in the end.</source>
        <translation>得分最终以何种形式返回。</translation>
    </message>
    <message>
        <source>1 − score</source>
        <translation>1 − 得分</translation>
    </message>
    <message>
        <source>− score</source>
        <translation>− 得分</translation>
    </message>
    <message>
        <source>− ln score</source>
        <translation>− ln 得分</translation>
    </message>
    <message>
        <source>Ignored pixels in the mean</source>
        <translation>平均中的忽略像素</translation>
    </message>
    <message>
        <source>Counted: they add 0, but the mean divides by them as well.</source>
        <translation>计入：贡献为 0，但平均的除数也包含它们。</translation>
    </message>
    <message>
        <source>counted as 0</source>
        <translation>按 0 计入</translation>
    </message>
    <message>
        <source>Mean over</source>
        <translation>平均范围</translation>
    </message>
    <message>
        <source>Pixels × channels: divides by the number of channels as well.</source>
        <translation>像素 × 通道：同时除以通道数。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>pixels × channels</source>
        <translation>像素 × 通道</translation>
    </message>
    <message>
        <source>Probability of a class</source>
        <translation>类别的概率</translation>
    </message>
    <message>
        <source>One against the rest: each class by a sigmoid of its own, the losses added up.</source>
        <translation>一对其余：每个类别各用一个 sigmoid，损失相加。</translation>
    </message>
    <message>
        <source>softmax of all classes</source>
        <translation>所有类别的 softmax</translation>
    </message>
    <message>
        <source>one against the rest</source>
        <translation>一对其余</translation>
    </message>
    <message>
        <source>Off: class 0 leaves the sums, also where one channel is two classes.</source>
        <translation>关闭：类别 0 退出求和，单通道视为两类时亦然。</translation>
    </message>
    <message>
        <source>no class is present, so the overlap part is 0</source>
        <translation>没有任何类别出现，因此重叠部分为 0</translation>
    </message>
    <message>
        <source>the classes share one score: class weights have no effect</source>
        <translation>各类别共用一个得分：类别权重不起作用</translation>
    </message>
    <message>
        <source>one against the rest: the derivative by probability is by each class&apos;s sigmoid</source>
        <translation>一对其余：对概率的导数是对各类别 sigmoid 的导数</translation>
    </message>
    <message>
        <source>one against the rest takes weights of at most 1: the rest gets 1 minus the weight</source>
        <translation>一对其余要求权重不大于 1：其余类别得到 1 减该权重</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>average precision</source>
        <translation>平均精度</translation>
    </message>
    <message>
        <source>Hausdorff 95</source>
        <translation>Hausdorff 95</translation>
    </message>
    <message>
        <source>average surface distance</source>
        <translation>平均表面距离</translation>
    </message>
    <message>
        <source>boundary IoU</source>
        <translation>边界 IoU</translation>
    </message>
    <message>
        <source>expected calibration error</source>
        <translation>期望校准误差</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>sum of precision times gain in recall, from high p to low</source>
        <translation>按 p 从高到低，精确率乘以召回率增量之和</translation>
    </message>
    <message>
        <source>95th percentile of the distances between the surfaces, the larger direction, in pixels</source>
        <translation>两表面间距离的第 95 百分位，取较大的方向，单位为像素</translation>
    </message>
    <message>
        <source>mean distance between the surfaces, both directions pooled, in pixels</source>
        <translation>两表面间的平均距离，两个方向合并，单位为像素</translation>
    </message>
    <message>
        <source>IoU of the bands inside the surfaces, 2 % of the diagonal wide</source>
        <translation>表面内侧带的 IoU，带宽为对角线的 2 %</translation>
    </message>
    <message>
        <source>mean |share of the label - mean p| over 15 bins of p, by pixels</source>
        <translation>按像素对 p 的 15 个区间取 |标签占比 − p 的均值| 的平均</translation>
    </message>
    <message>
        <source>neither the target nor the prediction has this label</source>
        <translation>标注和预测中都没有这个标签</translation>
    </message>
    <message>
        <source>the target does not have this label</source>
        <translation>标注中没有这个标签</translation>
    </message>
    <message>
        <source>this label is predicted nowhere</source>
        <translation>没有任何像素被预测为这个标签</translation>
    </message>
    <message>
        <source>the target has no other label</source>
        <translation>标注中没有其他标签</translation>
    </message>
    <message>
        <source>the target or the prediction has one label only</source>
        <translation>标注或预测中只有一个标签</translation>
    </message>
    <message>
        <source>no valid pixel</source>
        <translation>没有有效像素</translation>
    </message>
    <message>
        <source>no sample has this label in both</source>
        <translation>没有样本在两者中都含有这个标签</translation>
    </message>
    <message>
        <source>no label has a value</source>
        <translation>没有标签有数值</translation>
    </message>
</context>
<context>
    <name>MetricsFigure</name>
    <message>
        <source>%1 of %2 against the threshold</source>
        <translation>%2 的%1随阈值的变化</translation>
    </message>
    <message>
        <source>threshold of p of %1</source>
        <translation>%1 的 p 的阈值</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Foreground</source>
        <translation>前景</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>How well the prediction fits.</source>
        <translation>预测与标注的吻合程度。</translation>
    </message>
    <message>
        <source>Label 1 is predicted where p is above %1; distances are in pixels.</source>
        <translation>p 高于 %1 处预测为标签 1；距离以像素计。</translation>
    </message>
    <message>
        <source>The likeliest label is predicted; the curve is of one label against the rest. Distances are in pixels.</source>
        <translation>预测取最可能的标签；曲线为一个标签对其余标签。距离以像素计。</translation>
    </message>
</context>
<context>
    <name>NotesWords</name>
    <message>
        <source>cross-entropy part</source>
        <translation>交叉熵部分</translation>
    </message>
    <message>
        <source>focal part</source>
        <translation>focal 部分</translation>
    </message>
    <message>
        <source>overlap part</source>
        <translation>重叠部分</translation>
    </message>
    <message>
        <source>false negatives</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>%1 = %2 takes pull off %3.</source>
        <translation>%1 = %2 减少了对 %3 的拉力。</translation>
    </message>
    <message>
        <source>%1 of the pull is on %2; without the weight it is %3.</source>
        <translation>%1 的拉力在 %2 上；不加权时为 %3。</translation>
    </message>
    <message>
        <source>See it in Gradient budget</source>
        <translation>在“梯度预算”中查看</translation>
    </message>
    <message>
        <source>See it in Sweep</source>
        <translation>在“扫描”中查看</translation>
    </message>
    <message>
        <source>See it in Response</source>
        <translation>在“响应曲线”中查看</translation>
    </message>
    <message>
        <source>See it in Metrics</source>
        <translation>在“指标”中查看</translation>
    </message>
    <message>
        <source>Smoothing decides here.</source>
        <translation>这里由平滑项决定。</translation>
    </message>
    <message>
        <source>%1 is %2 of the sums of %3.</source>
        <translation>%1 占 %3 各项之和的 %2。</translation>
    </message>
    <message>
        <source>%1 does nothing here.</source>
        <translation>“%1”在这里不起作用。</translation>
    </message>
    <message>
        <source>Value and pull change by 0 over its whole slider.</source>
        <translation>在整个滑块范围内，数值和拉力的变化都是 0。</translation>
    </message>
    <message>
        <source>No gradient on %1.</source>
        <translation>%1 上没有梯度。</translation>
    </message>
    <message>
        <source>Its %1 pixels get 0 % of the pull.</source>
        <translation>其 %1 个像素得到 0 % 的拉力。</translation>
    </message>
    <message>
        <source>The %1 has died.</source>
        <translation>%1已失效。</translation>
    </message>
    <message>
        <source>It gives %1 of the pull of the parts.</source>
        <translation>它只贡献各部分拉力的 %1。</translation>
    </message>
    <message>
        <source>These logits look like probabilities.</source>
        <translation>这些 logit 看起来像概率。</translation>
    </message>
    <message>
        <source>All lie between %1 and %2; were they read as what they are?</source>
        <translation>全部介于 %1 和 %2 之间；读取的类型对吗？</translation>
    </message>
</context>
<context>
    <name>OwnLibrary</name>
    <message>
        <source>The scene needs a name.</source>
        <translation>场景需要一个名称。</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>名称过长。</translation>
    </message>
    <message>
        <source>A name has no slash and does not begin with a dot.</source>
        <translation>名称不能含斜杠，也不能以点开头。</translation>
    </message>
    <message>
        <source>There is already a scene &quot;%1&quot;.</source>
        <translation>已有场景“%1”。</translation>
    </message>
</context>
<context>
    <name>PixelViews</name>
    <message>
        <source>ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>p does not change this loss here</source>
        <translation>此处 p 不影响该损失</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>sample %1, row %2, column %3</source>
        <translation>样本 %1，第 %2 行，第 %3 列</translation>
    </message>
</context>
<context>
    <name>ReadingTexts</name>
    <message>
        <source>Working: %1, %2 × %3</source>
        <translation>计算中：%1，%2 × %3</translation>
    </message>
    <message>
        <source>Mean over %1 pixels.</source>
        <translation>在 %1 个像素上取平均。</translation>
    </message>
    <message>
        <source>%1 pulls most on %2.</source>
        <translation>%1 的拉力主要落在 %2 上。</translation>
    </message>
    <message>
        <source>It is %1 of the pixels and takes %2 of the pull.</source>
        <translation>它占像素的 %1，却占拉力的 %2。</translation>
    </message>
    <message>
        <source>No value.</source>
        <translation>无取值。</translation>
    </message>
</context>
<context>
    <name>ReductionText</name>
    <message>
        <source>Per image</source>
        <translation>按图像</translation>
    </message>
    <message>
        <source>Per batch</source>
        <translation>按批次</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部展平</translation>
    </message>
    <message>
        <source>mean of the samples&apos; losses</source>
        <translation>各样本损失的平均</translation>
    </message>
    <message>
        <source>sums over all samples</source>
        <translation>对所有样本求和</translation>
    </message>
    <message>
        <source>classes flattened as well</source>
        <translation>类别也一并展平</translation>
    </message>
    <message>
        <source>&lt; 0.1 %</source>
        <translation>&lt; 0.1 %</translation>
    </message>
    <message>
        <source>&gt; 99 %</source>
        <translation>&gt; 99 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Nothing pulls: the gradient is 0 everywhere</source>
        <translation>没有拉力：梯度处处为 0</translation>
    </message>
    <message>
        <source>No gradient</source>
        <translation>没有梯度</translation>
    </message>
    <message>
        <source>All samples pull alike</source>
        <translation>所有样本的拉力相同</translation>
    </message>
    <message>
        <source>Sample %1 makes %2 of the pull</source>
        <translation>样本 %1 占拉力的 %2</translation>
    </message>
    <message>
        <source>Here every reduction gives the same value and the same gradient.</source>
        <translation>此处各种归约给出相同的值和相同的梯度。</translation>
    </message>
    <message>
        <source>The reductions differ, but not every one has a gradient.</source>
        <translation>各种归约不同，但并非每种都有梯度。</translation>
    </message>
    <message>
        <source>Sample %1 pulls most, with %2 per image and %3 per batch.</source>
        <translation>样本 %1 拉力最大：按图像为 %2，按批次为 %3。</translation>
    </message>
    <message>
        <source>Per image sample %1 pulls most (%2), per batch sample %3 (%4).</source>
        <translation>按图像时样本 %1 拉力最大（%2），按批次时为样本 %3（%4）。</translation>
    </message>
</context>
<context>
    <name>ReviewEffects</name>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>Cross-entropy is %1 if %2, %3 if %4.</source>
        <translation>交叉熵：若%2则为 %1，若%4则为 %3。</translation>
    </message>
    <message>
        <source>%1 is ignored</source>
        <translation>忽略 %1</translation>
    </message>
    <message>
        <source>%1 is class %2</source>
        <translation>%1 是类别 %2</translation>
    </message>
    <message>
        <source>it counts as class 0</source>
        <translation>计为类别 0</translation>
    </message>
    <message>
        <source>it is ignored</source>
        <translation>将其忽略</translation>
    </message>
    <message>
        <source>the numbers are probabilities</source>
        <translation>这些数是概率</translation>
    </message>
    <message>
        <source>they are logits</source>
        <translation>它们是 logit</translation>
    </message>
    <message>
        <source>the numbers are logits</source>
        <translation>这些数是 logit</translation>
    </message>
    <message>
        <source>they are probabilities</source>
        <translation>它们是概率</translation>
    </message>
    <message>
        <source>the axes are %1</source>
        <translation>轴为 %1</translation>
    </message>
    <message>
        <source>they are %1</source>
        <translation>轴为 %1</translation>
    </message>
    <message>
        <source>p of the class named is %1</source>
        <translation>所标类别的 p 为 %1</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>它为 %1</translation>
    </message>
</context>
<context>
    <name>ReviewedFile</name>
    <message>
        <source>%1-bit grey</source>
        <translation>%1 位灰度</translation>
    </message>
    <message>
        <source>%1-bit grey with transparency</source>
        <translation>%1 位灰度（含透明度）</translation>
    </message>
    <message>
        <source>%1-bit palette</source>
        <translation>%1 位调色板</translation>
    </message>
    <message>
        <source>%1-bit colours</source>
        <translation>%1 位彩色</translation>
    </message>
    <message>
        <source>%1-bit colours with transparency</source>
        <translation>%1 位彩色（含透明度）</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>%1 has no parameter &quot;%2&quot; in this program: it is left out.</source>
        <translation>本程序中 %1 没有参数“%2”：已略去。</translation>
    </message>
    <message>
        <source>This program knows no loss &quot;%1&quot;: the session keeps it.</source>
        <translation>本程序不认识损失“%1”：会话中予以保留。</translation>
    </message>
</context>
<context>
    <name>SnippetActions</name>
    <message>
        <source>There is no scene to write a program for.</source>
        <translation>没有可为之编写程序的场景。</translation>
    </message>
    <message>
        <source>Folder for %1.py and its arrays</source>
        <translation>存放 %1.py 及其数组的文件夹</translation>
    </message>
</context>
<context>
    <name>lossglass::AnalysisTabs</name>
    <message>
        <source>Gradient budget</source>
        <translation>梯度预算</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>lossglass::ArrayExports</name>
    <message>
        <source>&amp;Target…</source>
        <translation>标注(&amp;T)…</translation>
    </message>
    <message>
        <source>Class indices: an index picture in the classes&apos; colours, .npy or TIFF</source>
        <translation>类别编号：以类别颜色为调色板的图像、.npy 或 TIFF</translation>
    </message>
    <message>
        <source>&amp;Logits…</source>
        <translation>Logit(&amp;L)…</translation>
    </message>
    <message>
        <source>One plane per class: .npy or TIFF</source>
        <translation>每个类别一个平面：.npy 或 TIFF</translation>
    </message>
    <message>
        <source>&amp;Probabilities…</source>
        <translation>概率(&amp;P)…</translation>
    </message>
    <message>
        <source>One plane per class: .npy, 16-bit pictures or TIFF</source>
        <translation>每个类别一个平面：.npy、16 位图像或 TIFF</translation>
    </message>
    <message>
        <source>Loss per pi&amp;xel…</source>
        <translation>逐像素损失(&amp;X)…</translation>
    </message>
    <message>
        <source>Of the selected loss, where it is a sum over pixels</source>
        <translation>所选损失的逐像素值（若它是像素之和）</translation>
    </message>
    <message>
        <source>&amp;Gradient…</source>
        <translation>梯度(&amp;G)…</translation>
    </message>
    <message>
        <source>Of the selected loss, by logits or probabilities as the gradient pane shows it</source>
        <translation>所选损失的梯度，对 logit 或概率，与梯度窗格一致</translation>
    </message>
    <message>
        <source>There is no scene to save.</source>
        <translation>没有可保存的场景。</translation>
    </message>
    <message>
        <source>Index picture (*.png);;NumPy array (*.npy);;TIFF (*.tif)</source>
        <translation>索引图像 (*.png);;NumPy 数组 (*.npy);;TIFF (*.tif)</translation>
    </message>
    <message>
        <source>NumPy array (*.npy);;TIFF, floating point (*.tif);;16-bit pictures (*.png)</source>
        <translation>NumPy 数组 (*.npy);;TIFF 浮点 (*.tif);;16 位图像 (*.png)</translation>
    </message>
    <message>
        <source>The selected loss has no reading.</source>
        <translation>所选损失没有读数。</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Saved %1 to %2.</source>
        <translation>已保存 %1 至 %2。</translation>
    </message>
</context>
<context>
    <name>lossglass::BudgetBars</name>
    <message>
        <source>Gradient budget</source>
        <translation>梯度预算</translation>
    </message>
    <message>
        <source>%1: %2 % of the pixels</source>
        <translation>%1：占像素的 %2 %</translation>
    </message>
    <message>
        <source>%1, %2: %3 % of the pull on %4 % of the pixels, %5 times their share</source>
        <translation>%1，%2：%4 % 的像素上有 %3 % 的拉力，为其份额的 %5 倍</translation>
    </message>
    <message>
        <source>Total pull, Σ|∂L/∂z|</source>
        <translation>总拉力 Σ|∂L/∂z|</translation>
    </message>
    <message>
        <source>Share of pixels</source>
        <translation>像素占比</translation>
    </message>
    <message>
        <source>nothing pulls</source>
        <translation>没有拉力</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 个像素</translation>
    </message>
</context>
<context>
    <name>lossglass::BudgetCurve</name>
    <message>
        <source>Pull by distance to the boundary</source>
        <translation>拉力随到边界距离的分布</translation>
    </message>
    <message>
        <source>%1 or more pixels inside %2</source>
        <translation>%2 内侧 %1 像素及以上</translation>
    </message>
    <message>
        <source>%1 or more pixels outside %2</source>
        <translation>%2 外侧 %1 像素及以上</translation>
    </message>
    <message>
        <source>%1 pixels inside %2</source>
        <translation>%2 内侧 %1 像素</translation>
    </message>
    <message>
        <source>%1 pixels outside %2</source>
        <translation>%2 外侧 %1 像素</translation>
    </message>
    <message>
        <source>%1: %2 % of the pixels</source>
        <translation>%1：%2 % 的像素</translation>
    </message>
    <message>
        <source>%1: %2 % of the pull of %3 on %4 % of the pixels</source>
        <translation>%1：%3 的 %2 % 的拉力落在 %4 % 的像素上</translation>
    </message>
    <message>
        <source>inside %1   −   distance to its boundary in pixels   +   outside</source>
        <translation>%1 内侧   −   到其边界的距离（像素）   +   外侧</translation>
    </message>
    <message>
        <source>Share of the pull at each distance, %</source>
        <translation>各距离处的拉力占比，%</translation>
    </message>
    <message>
        <source>other losses</source>
        <translation>其他损失</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Farther: %1 % inside, %2 % outside</source>
        <translation>更远：内侧 %1 %，外侧 %2 %</translation>
    </message>
</context>
<context>
    <name>lossglass::BudgetTab</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lossglass::BudgetView</name>
    <message>
        <source>Of each loss&apos;s pull on the logits, how much lands on which pixels (%)</source>
        <translation>每个损失对 logit 的拉力中，各类像素各得多少（%）</translation>
    </message>
    <message>
        <source>Threshold of the hard prediction</source>
        <translation>硬预测的阈值</translation>
    </message>
    <message>
        <source>From this p on a pixel is predicted as foreground.</source>
        <translation>p 从此值起，像素被预测为前景。</translation>
    </message>
    <message>
        <source>Threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>Right or wrong</source>
        <translation>对错</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Object size</source>
        <translation>目标大小</translation>
    </message>
    <message>
        <source>How the pixels are told apart</source>
        <translation>像素的划分方式</translation>
    </message>
    <message>
        <source>By whether the hard prediction is right</source>
        <translation>按硬预测是否正确</translation>
    </message>
    <message>
        <source>By the class in the target</source>
        <translation>按标注中的类别</translation>
    </message>
    <message>
        <source>By the distance to the boundary of the watched class</source>
        <translation>按到所看类别边界的距离</translation>
    </message>
    <message>
        <source>By the size of the object of the watched class</source>
        <translation>按所看类别目标的大小</translation>
    </message>
</context>
<context>
    <name>lossglass::Canvas</name>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>no gradient</source>
        <translation>无梯度</translation>
    </message>
</context>
<context>
    <name>lossglass::CanvasBoard</name>
    <message>
        <source>Target</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Class that the brush paints</source>
        <translation>画笔绘制的类别</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Probability that the brush paints</source>
        <translation>画笔绘制的概率</translation>
    </message>
    <message>
        <source>Class that is shown and painted</source>
        <translation>显示并绘制的类别</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>颜色所表示的量</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>Paint p</source>
        <translation>绘制 p</translation>
    </message>
    <message>
        <source>What the gradient is taken by; N is the number of valid pixels</source>
        <translation>梯度对什么求导；N 为有效像素数</translation>
    </message>
    <message>
        <source>by logit, N ∂L/∂z</source>
        <translation>对 logit，N ∂L/∂z</translation>
    </message>
    <message>
        <source>by probability, N ∂L/∂p</source>
        <translation>对概率，N ∂L/∂p</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>p of %1</source>
        <translation>%1 的 p</translation>
    </message>
    <message>
        <source>z of %1</source>
        <translation>%1 的 z</translation>
    </message>
    <message>
        <source>Gradient of %1</source>
        <translation>%1 的梯度</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>N ∂L/∂z</source>
        <translation>N ∂L/∂z</translation>
    </message>
    <message>
        <source>N ∂L/∂p</source>
        <translation>N ∂L/∂p</translation>
    </message>
</context>
<context>
    <name>lossglass::ClassLooksDialog</name>
    <message>
        <source>Names and colours of the classes</source>
        <translation>类别的名称和颜色</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>F2 or a double click changes a name</source>
        <translation>按 F2 或双击可修改名称</translation>
    </message>
    <message>
        <source>Colour of class %1</source>
        <translation>类别 %1 的颜色</translation>
    </message>
    <message>
        <source>Another colour than %1 (Space)</source>
        <translation>更换颜色 %1（空格键）</translation>
    </message>
</context>
<context>
    <name>lossglass::ColourBar</name>
    <message>
        <source>a step
raises p</source>
        <translation>下降一步
p 升高</translation>
    </message>
    <message>
        <source>a step
lowers p</source>
        <translation>下降一步
p 降低</translation>
    </message>
    <message>
        <source>p below 0.5</source>
        <translation>p 低于 0.5</translation>
    </message>
    <message>
        <source>p above
0.5</source>
        <translation>p 高于
0.5</translation>
    </message>
    <message>
        <source>0.5  white line</source>
        <translation>0.5  白线</translation>
    </message>
</context>
<context>
    <name>lossglass::CompareCard</name>
    <message>
        <source>Take this card away</source>
        <translation>移除此卡片</translation>
    </message>
    <message>
        <source>Gradient of %1</source>
        <translation>%1 的梯度</translation>
    </message>
    <message>
        <source>%1: nothing pulls</source>
        <translation>%1：没有拉力</translation>
    </message>
    <message>
        <source>%1 % of the pull on %2</source>
        <translation>%1 % 的拉力在%2上</translation>
    </message>
    <message>
        <source>range ±%1</source>
        <translation>范围 ±%1</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>total pull</source>
        <translation>总拉力</translation>
    </message>
    <message>
        <source>at the cross</source>
        <translation>十字处</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>取值 %1</translation>
    </message>
    <message>
        <source>value of the other scene %1</source>
        <translation>另一场景的取值 %1</translation>
    </message>
</context>
<context>
    <name>lossglass::CompareControls</name>
    <message>
        <source>own range</source>
        <translation>各自范围</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Scene that the cards show</source>
        <translation>卡片显示的场景</translation>
    </message>
    <message>
        <source>Each map has colours of its own range</source>
        <translation>每张图使用自己的颜色范围</translation>
    </message>
    <message>
        <source>All maps have the same colours: strong and weak pulls can be compared</source>
        <translation>所有图颜色一致，可比较拉力的强弱</translation>
    </message>
    <message>
        <source>The cards show the present scene</source>
        <translation>卡片显示当前场景</translation>
    </message>
    <message>
        <source>The cards show the scene that was kept</source>
        <translation>卡片显示保留的场景</translation>
    </message>
    <message>
        <source>by logit, N ∂L/∂z</source>
        <translation>对 logit，N ∂L/∂z</translation>
    </message>
    <message>
        <source>by probability, N ∂L/∂p</source>
        <translation>对概率，N ∂L/∂p</translation>
    </message>
    <message>
        <source>What the gradient is taken by; N is the number of valid pixels</source>
        <translation>对什么求梯度；N 为有效像素数</translation>
    </message>
    <message>
        <source>What the gradient is taken by</source>
        <translation>对什么求梯度</translation>
    </message>
    <message>
        <source>as listed</source>
        <translation>按列表</translation>
    </message>
    <message>
        <source>by value</source>
        <translation>按数值</translation>
    </message>
    <message>
        <source>by gradient norm</source>
        <translation>按梯度范数</translation>
    </message>
    <message>
        <source>Order of the cards, the largest first</source>
        <translation>卡片顺序，最大的在前</translation>
    </message>
    <message>
        <source>Order of the cards</source>
        <translation>卡片顺序</translation>
    </message>
    <message>
        <source>Keep settings</source>
        <translation>保留设置</translation>
    </message>
    <message>
        <source>Add a card with the present settings of the selected loss</source>
        <translation>以所选损失的当前设置添加一张卡片</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Add a card: the selected one minus another</source>
        <translation>添加一张卡片：所选减去另一个</translation>
    </message>
    <message>
        <source>Keep scene</source>
        <translation>保留场景</translation>
    </message>
    <message>
        <source>Keep the present scene, to turn between it and what comes later</source>
        <translation>保留当前场景，以便与之后的场景切换对比</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <translation>%1 − %2</translation>
    </message>
</context>
<context>
    <name>lossglass::CompareLegend</name>
    <message>
        <source>Blue: a step raises p. Orange: a step lowers p. Hatched: wrong pixels.</source>
        <translation>蓝色：下降一步使 p 升高。橙色：下降一步使 p 降低。斜线：错误的像素。</translation>
    </message>
    <message>
        <source>a step raises p</source>
        <translation>下降一步使 p 升高</translation>
    </message>
    <message>
        <source>lowers p</source>
        <translation>使 p 降低</translation>
    </message>
    <message>
        <source>Pull on</source>
        <translation>拉力在</translation>
    </message>
</context>
<context>
    <name>lossglass::CompareTab</name>
    <message>
        <source>The value and the gradient of the first minus those of the second</source>
        <translation>前者的数值和梯度减去后者的</translation>
    </message>
</context>
<context>
    <name>lossglass::CompareView</name>
    <message>
        <source>Check a loss in the list to compare it.</source>
        <translation>在列表中勾选要对比的损失。</translation>
    </message>
</context>
<context>
    <name>lossglass::ConventionChainModel</name>
    <message>
        <source>Convention</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>What is changed, one after the other</source>
        <translation>依次改变的内容</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>从 → 到</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Of the loss, once this and all above have changed</source>
        <translation>改变此项及以上各项后的损失值</translation>
    </message>
    <message>
        <source>Moved by</source>
        <translation>变化量</translation>
    </message>
    <message>
        <source>What this convention alone does to the value</source>
        <translation>仅此约定对值的影响</translation>
    </message>
    <message>
        <source>|∂L/∂z|</source>
        <translation>|∂L/∂z|</translation>
    </message>
    <message>
        <source>Euclidean norm of the gradient by the logits</source>
        <translation>对 logit 的梯度的欧几里得范数</translation>
    </message>
</context>
<context>
    <name>lossglass::DialectCard</name>
    <message>
        <source>Written as</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>The same loss as a library computes it, under the library&apos;s names</source>
        <translation>同一损失在某个库中的计算方式，使用该库的名称</translation>
    </message>
</context>
<context>
    <name>lossglass::Document</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的“%1”</translation>
    </message>
    <message>
        <source>reset of %1</source>
        <translation>重置 %1</translation>
    </message>
    <message>
        <source>opening of %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>eraser stroke on target</source>
        <translation>标注上的擦除</translation>
    </message>
    <message>
        <source>eraser stroke on prediction</source>
        <translation>预测上的擦除</translation>
    </message>
    <message>
        <source>brush stroke on target</source>
        <translation>标注上的绘制</translation>
    </message>
    <message>
        <source>brush stroke on prediction</source>
        <translation>预测上的绘制</translation>
    </message>
    <message>
        <source>copy of sample %1</source>
        <translation>复制样本 %1</translation>
    </message>
    <message>
        <source>removal of sample %1</source>
        <translation>移除样本 %1</translation>
    </message>
    <message>
        <source>line on target</source>
        <translation>标注上的直线</translation>
    </message>
    <message>
        <source>line on prediction</source>
        <translation>预测上的直线</translation>
    </message>
    <message>
        <source>rectangle on target</source>
        <translation>标注上的矩形</translation>
    </message>
    <message>
        <source>rectangle on prediction</source>
        <translation>预测上的矩形</translation>
    </message>
    <message>
        <source>ellipse on target</source>
        <translation>标注上的椭圆</translation>
    </message>
    <message>
        <source>ellipse on prediction</source>
        <translation>预测上的椭圆</translation>
    </message>
    <message>
        <source>polygon on target</source>
        <translation>标注上的多边形</translation>
    </message>
    <message>
        <source>polygon on prediction</source>
        <translation>预测上的多边形</translation>
    </message>
    <message>
        <source>fill on target</source>
        <translation>标注上的填充</translation>
    </message>
    <message>
        <source>fill on prediction</source>
        <translation>预测上的填充</translation>
    </message>
</context>
<context>
    <name>lossglass::EditClassMenus</name>
    <message>
        <source>&amp;Class that is edited</source>
        <translation>被编辑的类别(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Other class</source>
        <translation>另一类别(&amp;O)</translation>
    </message>
    <message>
        <source>The class that is dilated, dropped, added or swapped</source>
        <translation>被膨胀、删除、添加或交换的类别</translation>
    </message>
    <message>
        <source>The class it is swapped with, or that takes its place</source>
        <translation>与之交换或取而代之的类别</translation>
    </message>
</context>
<context>
    <name>lossglass::EditPanel</name>
    <message>
        <source>What the edits begin at</source>
        <translation>编辑的起点</translation>
    </message>
    <message>
        <source>this prediction</source>
        <translation>当前预测</translation>
    </message>
    <message>
        <source>the target, with p = 0.95</source>
        <translation>标注，p = 0.95</translation>
    </message>
    <message>
        <source>The class that is dilated, dropped, added or swapped</source>
        <translation>被膨胀、删除、添加或交换的类别</translation>
    </message>
    <message>
        <source>The class it is swapped with, or that takes its place</source>
        <translation>与之交换或取而代之的类别</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Back to the prediction as it was before the edits</source>
        <translation>恢复到编辑之前的预测</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Other class</source>
        <translation>另一类别</translation>
    </message>
    <message>
        <source>Begin at</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>return to the prediction</source>
        <translation>回到预测</translation>
    </message>
    <message>
        <source>prediction from the target</source>
        <translation>由标注生成预测</translation>
    </message>
    <message>
        <source>class of the edits</source>
        <translation>编辑的类别</translation>
    </message>
    <message>
        <source>reset of the edits</source>
        <translation>重置编辑</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Standard deviation in pixels</source>
        <translation>标准差，以像素计</translation>
    </message>
    <message>
        <source>Dilate</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Pixels; below 0 erodes</source>
        <translation>像素；小于 0 为腐蚀</translation>
    </message>
    <message>
        <source>Shift to the right</source>
        <translation>向右平移</translation>
    </message>
    <message>
        <source>Pixels; below 0 to the left</source>
        <translation>像素；小于 0 向左</translation>
    </message>
    <message>
        <source>Shift down</source>
        <translation>向下平移</translation>
    </message>
    <message>
        <source>Pixels; below 0 up</source>
        <translation>像素；小于 0 向上</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Divides the logits: above 1 less sure, below 1 surer</source>
        <translation>除以 logits：大于 1 更不确定，小于 1 更确定</translation>
    </message>
    <message>
        <source>Swap labels</source>
        <translation>交换标签</translation>
    </message>
    <message>
        <source>0 keeps, 1 exchanges the two classes</source>
        <translation>0 保持，1 交换两个类别</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Salt noise</source>
        <translation>椒盐噪声</translation>
    </message>
    <message>
        <source>Share of pixels that say a random class</source>
        <translation>预测为随机类别的像素比例</translation>
    </message>
    <message>
        <source>Smooth noise</source>
        <translation>平滑噪声</translation>
    </message>
    <message>
        <source>Standard deviation, added to the logits</source>
        <translation>加到 logits 上的标准差</translation>
    </message>
    <message>
        <source>Grain of the smooth noise</source>
        <translation>平滑噪声的颗粒</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Another number draws other lots</source>
        <translation>换一个数字会得到另一组随机结果</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Drop objects</source>
        <translation>删除对象</translation>
    </message>
    <message>
        <source>Share of the predicted objects</source>
        <translation>预测对象的比例</translation>
    </message>
    <message>
        <source>Add objects</source>
        <translation>添加对象</translation>
    </message>
    <message>
        <source>Number of discs</source>
        <translation>圆盘数量</translation>
    </message>
    <message>
        <source>Radius of added objects</source>
        <translation>添加对象的半径</translation>
    </message>
</context>
<context>
    <name>lossglass::EditTab</name>
    <message>
        <source>edit of the prediction: %1</source>
        <translation>编辑预测：%1</translation>
    </message>
</context>
<context>
    <name>lossglass::FigureDialog</name>
    <message>
        <source>Export figure</source>
        <translation>导出插图</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard</source>
        <translation>将图片放到剪贴板</translation>
    </message>
    <message>
        <source>Write a PDF, SVG or PNG, or the numbers as CSV or for pgfplots</source>
        <translation>写出 PDF、SVG 或 PNG，或将数值写成 CSV 或 pgfplots 格式</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>180 mm fill two columns of a page, 88 mm one</source>
        <translation>180 mm 占版面两栏，88 mm 占一栏</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Dots per inch of a PNG; PDF and SVG need none</source>
        <translation>PNG 每英寸点数；PDF 与 SVG 不需要</translation>
    </message>
    <message>
        <source>As computed</source>
        <translation>自动生成</translation>
    </message>
    <message>
        <source>Keys inside the plots</source>
        <translation>图中显示图例</translation>
    </message>
    <message>
        <source>Can be opened again in Lossglass</source>
        <translation>可在 Lossglass 中重新打开</translation>
    </message>
    <message>
        <source>The session travels inside PNG, SVG and PDF</source>
        <translation>会话随 PNG、SVG 与 PDF 一同保存</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>插图</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG (*.svg);;PNG (*.png);;CSV (*.csv);;Table for pgfplots (*.dat);;LaTeX with pgfplots (*.tex)</source>
        <translation>PDF (*.pdf);;SVG (*.svg);;PNG (*.png);;CSV (*.csv);;pgfplots 数据表 (*.dat);;LaTeX（pgfplots）(*.tex)</translation>
    </message>
    <message>
        <source>What the figure shows</source>
        <translation>图中显示的内容</translation>
    </message>
    <message>
        <source>Without them the caption has to name the curves</source>
        <translation>不显示时，须在图注中说明各曲线</translation>
    </message>
    <message>
        <source>Empty: as the program writes it</source>
        <translation>留空则用程序生成的文字</translation>
    </message>
</context>
<context>
    <name>lossglass::FirstHints</name>
    <message>
        <source>Paint on the prediction with the left button, erase with the right one: the values at the right follow.</source>
        <translation>用左键在预测上绘制，用右键擦除：右侧的数值随之变化。</translation>
    </message>
    <message>
        <source>Drag a slider of the parameters: the dashed curve keeps what was before.</source>
        <translation>拖动参数滑块：虚线曲线保留之前的状态。</translation>
    </message>
    <message>
        <source>Click another loss in the list: the heat map shows where that one pulls.</source>
        <translation>点击列表中的另一个损失：热图显示它在何处产生拉力。</translation>
    </message>
    <message>
        <source>Every scene brings out another trait of the losses: open the gallery with Ctrl+L.</source>
        <translation>每个场景都突出损失的另一种特性：按 Ctrl+L 打开图库。</translation>
    </message>
    <message>
        <source>Next hint</source>
        <translation>下一条提示</translation>
    </message>
    <message>
        <source>Go on without trying this</source>
        <translation>跳过这一条</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the hints; Help brings them back</source>
        <translation>关闭提示；可从“帮助”中重新打开</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1/%2：%3</translation>
    </message>
    <message>
        <source>Show the &amp;hints</source>
        <translation>显示提示(&amp;H)</translation>
    </message>
</context>
<context>
    <name>lossglass::FormComparison</name>
    <message>
        <source>Forms of the loss</source>
        <translation>损失的各种形式</translation>
    </message>
    <message>
        <source>From the canonical form to the chosen one</source>
        <translation>从标准形式到所选形式</translation>
    </message>
    <message>
        <source>%1, as each library computes it</source>
        <translation>%1：各个库的计算方式</translation>
    </message>
</context>
<context>
    <name>lossglass::FormTableModel</name>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>Its gradient map, and whose form it is</source>
        <translation>其梯度图，以及属于哪个库</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What the library prints</source>
        <translation>该库输出的值</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Its value minus that of the canonical form</source>
        <translation>其值减去标准形式的值</translation>
    </message>
    <message>
        <source>|∂L/∂z|</source>
        <translation>|∂L/∂z|</translation>
    </message>
    <message>
        <source>Euclidean norm of the gradient by the logits</source>
        <translation>对 logit 的梯度的欧几里得范数</translation>
    </message>
</context>
<context>
    <name>lossglass::FormViews</name>
    <message>
        <source>No library that is known here has %1.</source>
        <translation>此处已知的库都没有 %1。</translation>
    </message>
</context>
<context>
    <name>lossglass::GalleryDialog</name>
    <message>
        <source>Name of the scene:</source>
        <translation>场景名称：</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename this scene of your own (F2)</source>
        <translation>重命名这个自有场景 (F2)</translation>
    </message>
    <message>
        <source>Delete this scene of your own (Del)</source>
        <translation>删除这个自有场景 (Del)</translation>
    </message>
    <message>
        <source>Open this scene (Return)</source>
        <translation>打开这个场景 (Return)</translation>
    </message>
    <message>
        <source>Rename scene</source>
        <translation>重命名场景</translation>
    </message>
    <message>
        <source>Delete scene</source>
        <translation>删除场景</translation>
    </message>
    <message>
        <source>Delete the scene &quot;%1&quot;? This cannot be undone.</source>
        <translation>删除场景“%1”？此操作无法撤销。</translation>
    </message>
</context>
<context>
    <name>lossglass::GalleryModel</name>
    <message numerus="yes">
        <source>%1 × %2 pixels, %n class(es)</source>
        <translation>
            <numerusform>%1 × %2 像素，%n 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>real mask, prediction of a model</source>
        <translation>真实掩模，模型预测</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自有</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportClassRow</name>
    <message>
        <source>&amp;Names and colours…</source>
        <translation>名称和颜色(&amp;N)…</translation>
    </message>
    <message>
        <source>Cl&amp;asses</source>
        <translation>类别(&amp;A)</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>What the classes are called and in which colours they are shown (Alt+N)</source>
        <translation>类别的名称及其显示颜色 (Alt+N)</translation>
    </message>
    <message>
        <source>How many classes there are, also those that do not occur in this file, background included (Alt+A)</source>
        <translation>类别总数，包括此文件中没有出现的类别和背景 (Alt+A)</translation>
    </message>
    <message>
        <source>The planes of the file say how many classes there are</source>
        <translation>类别数由文件的平面数决定</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>&amp;Remember for files like these</source>
        <translation>对此类文件记住(&amp;R)</translation>
    </message>
    <message>
        <source>Files of the same format, type and values are read like this without asking (Alt+R)</source>
        <translation>格式、类型和值相同的文件将照此读取，不再询问 (Alt+R)</translation>
    </message>
    <message>
        <source>Back to what was &amp;decided</source>
        <translation>恢复自动判断(&amp;D)</translation>
    </message>
    <message>
        <source>Takes back every answer that was given here (Alt+D)</source>
        <translation>撤回在此给出的所有回答 (Alt+D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Closes the panel; the scene stays as it is (Esc)</source>
        <translation>关闭面板；场景保持不变 (Esc)</translation>
    </message>
    <message>
        <source>Opens the files as shown (Return)</source>
        <translation>按所示打开文件 (Return)</translation>
    </message>
    <message>
        <source>Import “%1”</source>
        <translation>导入“%1”</translation>
    </message>
    <message>
        <source>Nothing had to be decided.</source>
        <translation>没有需要判断的内容。</translation>
    </message>
    <message>
        <source>Check one reading before the scene opens.</source>
        <translation>打开场景前请核对一项读取。</translation>
    </message>
    <message>
        <source>Check two readings before the scene opens.</source>
        <translation>打开场景前请核对两项读取。</translation>
    </message>
    <message>
        <source>It can be changed later under File ▸ How was this read?</source>
        <translation>之后可在 文件 ▸ 这是如何读取的？ 中更改。</translation>
    </message>
    <message>
        <source>Import %1 samples</source>
        <translation>导入 %1 个样本</translation>
    </message>
    <message>
        <source>The first sample is shown, all are read like it.</source>
        <translation>显示的是第一个样本，其余样本按同样方式读取。</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportFileList</name>
    <message>
        <source>target</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>What %1 is</source>
        <translation>%1 是什么</translation>
    </message>
    <message>
        <source>What this file is taken for; several predictions are one class each</source>
        <translation>此文件的用途；多个预测文件各为一个类别</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>new sample</source>
        <translation>新样本</translation>
    </message>
    <message>
        <source>Sample of %1</source>
        <translation>%1 所属的样本</translation>
    </message>
    <message>
        <source>Which sample of the batch this file belongs to; each has a target and a prediction</source>
        <translation>此文件属于批次中的哪个样本；每个样本有一个标注和一个预测</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportPlaceRow</name>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Across axis</source>
        <translation>沿轴</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Swap rows and columns</source>
        <translation>行列互换</translation>
    </message>
    <message>
        <source>What the axes of the array are, in the order of the file</source>
        <translation>数组各轴的含义，按文件中的顺序</translation>
    </message>
    <message>
        <source>Which array of the archive is read</source>
        <translation>读取归档中的哪个数组</translation>
    </message>
    <message>
        <source>Which page of the file is read; the first is 0</source>
        <translation>读取文件的哪一页；第一页为 0</translation>
    </message>
    <message>
        <source>The axis of the volume across which it is sliced</source>
        <translation>沿体数据的哪个轴切片</translation>
    </message>
    <message>
        <source>Which slice of the volume is read; the first is 0</source>
        <translation>读取体数据的哪个切片；第一个为 0</translation>
    </message>
    <message>
        <source>For files that are stored the other way round</source>
        <translation>用于行列颠倒存储的文件</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportPredictionCard</name>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>The prediction as it will be read</source>
        <translation>将要读取的预测</translation>
    </message>
    <message>
        <source>Plane that is shown</source>
        <translation>显示的平面</translation>
    </message>
    <message>
        <source>Which plane of the prediction the picture shows</source>
        <translation>图中显示预测的哪个平面</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>&amp;probabilities</source>
        <translation>概率(&amp;P)</translation>
    </message>
    <message>
        <source>The numbers lie in 0 to 1 (Alt+P)</source>
        <translation>数值在 0 到 1 之间 (Alt+P)</translation>
    </message>
    <message>
        <source>&amp;logits</source>
        <translation>logit(&amp;L)</translation>
    </message>
    <message>
        <source>What the model gives before softmax or sigmoid (Alt+L)</source>
        <translation>模型在 softmax 或 sigmoid 之前的输出 (Alt+L)</translation>
    </message>
    <message>
        <source>Divide the stored numbers by</source>
        <translation>存储的数除以</translation>
    </message>
    <message>
        <source>The stored numbers are divided by this: 255 for bytes, 1 for none</source>
        <translation>存储的数除以此值：字节为 255，不除则为 1</translation>
    </message>
    <message>
        <source>Channels of classes 0, 1, …</source>
        <translation>类别 0、1… 的通道</translation>
    </message>
    <message>
        <source>Channels in the order of their classes</source>
        <translation>按类别顺序的通道</translation>
    </message>
    <message>
        <source>Which stored channel is class 0, 1 and so on: 1, 0 changes two; channels that are not named are left out</source>
        <translation>哪个存储通道是类别 0、1 等：1, 0 交换两者；未列出的通道将略去</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>foreground</source>
        <translation>前景</translation>
    </message>
    <message>
        <source>z of %1</source>
        <translation>%1 的 z</translation>
    </message>
    <message>
        <source>p of %1</source>
        <translation>%1 的 p</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>speaks for it</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>plane %1</source>
        <translation>平面 %1</translation>
    </message>
    <message>
        <source>class la&amp;bels</source>
        <translation>类别标签(&amp;B)</translation>
    </message>
    <message>
        <source>A mask that names one class for each pixel (Alt+B)</source>
        <translation>为每个像素标出一个类别的掩码 (Alt+B)</translation>
    </message>
    <message>
        <source>Probability of the class that is named</source>
        <translation>所标类别的概率</translation>
    </message>
    <message>
        <source>The probability of the class that the mask names; the others share the rest</source>
        <translation>掩码所标类别的概率；其余类别平分剩下的部分</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportPreview</name>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportTargetCard</name>
    <message>
        <source>Target</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>The target as it will be read</source>
        <translation>将要读取的标注</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Table of colours</source>
        <translation>颜色表</translation>
    </message>
    <message>
        <source>Which class each colour means: a known table, or a CSV file with a line red,green,blue,label for each colour. Single colours can be changed below.</source>
        <translation>每种颜色对应的类别：已知的颜色表，或每行为 red,green,blue,label 的 CSV 文件。单个颜色可在下方更改。</translation>
    </message>
    <message>
        <source>not used: indices or greys</source>
        <translation>不使用：编号或灰度</translation>
    </message>
    <message>
        <source>numbered by their values</source>
        <translation>按颜色值编号</translation>
    </message>
    <message>
        <source>from a file…</source>
        <translation>来自文件…</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>lossglass::ImportValueTable</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Values of the target and what they mean</source>
        <translation>标注的值及其含义</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Meaning of %1</source>
        <translation>%1 的含义</translation>
    </message>
    <message>
        <source>Which class %1 means, or that its pixels are ignored</source>
        <translation>%1 表示哪个类别，或忽略其像素</translation>
    </message>
</context>
<context>
    <name>lossglass::LandscapePlot</name>
    <message>
        <source>Landscape</source>
        <translation>损失地形</translation>
    </message>
    <message>
        <source>Drag the point, or press the arrow keys, to set both parameters</source>
        <translation>拖动该点或按方向键，同时设定两个参数</translation>
    </message>
    <message>
        <source>%1 over %2 and %3</source>
        <translation>%1，随 %2 与 %3 变化</translation>
    </message>
    <message>
        <source>at %1 and %2: %3</source>
        <translation>在 %1 与 %2 处：%3</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
</context>
<context>
    <name>lossglass::LandscapeTab</name>
    <message>
        <source>Total pull of %1</source>
        <translation>%1 的总拉力</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>Undefined everywhere: %1</source>
        <translation>处处无定义：%1</translation>
    </message>
</context>
<context>
    <name>lossglass::LandscapeView</name>
    <message>
        <source>&amp;Value</source>
        <translation>值(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Total pull</source>
        <translation>总拉力(&amp;T)</translation>
    </message>
    <message>
        <source>Number of steps in each direction: 2 to 200</source>
        <translation>每个方向的步数：2 到 200</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> 步</translation>
    </message>
    <message>
        <source>&amp;Logarithmic across</source>
        <translation>横轴取对数(&amp;L)</translation>
    </message>
    <message>
        <source>Logarithmic &amp;upwards</source>
        <translation>纵轴取对数(&amp;U)</translation>
    </message>
    <message>
        <source>What runs across</source>
        <translation>横轴上变化的量</translation>
    </message>
    <message>
        <source>What runs upwards</source>
        <translation>纵轴上变化的量</translation>
    </message>
    <message>
        <source>Left end</source>
        <translation>左端</translation>
    </message>
    <message>
        <source>Lower end</source>
        <translation>下端</translation>
    </message>
    <message>
        <source>Right end</source>
        <translation>右端</translation>
    </message>
    <message>
        <source>Upper end</source>
        <translation>上端</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Drag the point</source>
        <translation>拖动该点</translation>
    </message>
</context>
<context>
    <name>lossglass::LiveViews</name>
    <message>
        <source>Point at a pixel to see its gradient term by term.</source>
        <translation>指向一个像素，逐项查看其梯度。</translation>
    </message>
    <message>
        <source>This loss has no gradient at this pixel.</source>
        <translation>该损失在此像素处没有梯度。</translation>
    </message>
</context>
<context>
    <name>lossglass::LossChange</name>
    <message>
        <source>no change</source>
        <translation>无变化</translation>
    </message>
</context>
<context>
    <name>lossglass::LossListHeads</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Last 10 edits</source>
        <translation>最近 10 次编辑</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>上次变化</translation>
    </message>
</context>
<context>
    <name>lossglass::LossListModel</name>
    <message>
        <source>%1: undefined, %2</source>
        <translation>%1：无定义，%2</translation>
    </message>
    <message>
        <source>%1: not computed</source>
        <translation>%1：未计算</translation>
    </message>
    <message>
        <source>Last edits: %1</source>
        <translation>最近的编辑：%1</translation>
    </message>
    <message>
        <source>Not shown, not computed</source>
        <translation>未显示，未计算</translation>
    </message>
</context>
<context>
    <name>lossglass::LossListPanel</name>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Find a loss</source>
        <translation>查找损失</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>显示 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows the losses whose names have these letters; Esc shows all</source>
        <translation>只显示名称含这些字母的损失；Esc 显示全部</translation>
    </message>
</context>
<context>
    <name>lossglass::LossRowDelegate</name>
    <message>
        <source>working</source>
        <translation>计算中</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>无定义</translation>
    </message>
</context>
<context>
    <name>lossglass::MainWindow</name>
    <message>
        <source>Point at a pixel to see its numbers.</source>
        <translation>指向一个像素，查看其数值。</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应曲线</translation>
    </message>
    <message>
        <source>Softmax gradient</source>
        <translation>Softmax 梯度</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>Open prediction: one file, or one per class in their order</source>
        <translation>打开预测：一个文件，或按类别顺序每类一个文件</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>The program is on the clipboard. Its arrays: Save arrays and code…</source>
        <translation>程序已复制到剪贴板。其数组请用“保存数组和代码…”。</translation>
    </message>
    <message>
        <source>There are no readings to export yet.</source>
        <translation>还没有可导出的读数。</translation>
    </message>
    <message>
        <source>Mouse and keys</source>
        <translation>鼠标与按键</translation>
    </message>
    <message>
        <source>About Lossglass</source>
        <translation>关于 Lossglass</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Lossglass %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;What every segmentation loss says about a mask and a prediction, and where its gradient pulls.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. Fonts: Inter (OFL). Icons: Lucide (ISC). Plots: QCustomPlot (GPL).&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Lossglass %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;每个分割损失如何评价一份标注与一份预测，以及它的梯度拉向何处。&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later。字体：Inter (OFL)。图标：Lucide (ISC)。绘图：QCustomPlot (GPL)。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>Lossglass</source>
        <translation>Lossglass</translation>
    </message>
    <message>
        <source>%1 - Lossglass</source>
        <translation>%1 - Lossglass</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销 %1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做 %1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Pinned (Esc) · zoom %1 %</source>
        <translation>已固定 (Esc) · 缩放 %1 %</translation>
    </message>
    <message>
        <source>Linked cursor · zoom %1 %</source>
        <translation>联动光标 · 缩放 %1 %</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>没有标注</translation>
    </message>
    <message>
        <source>Add a target to see values.</source>
        <translation>添加标注即可查看各损失的取值。</translation>
    </message>
    <message>
        <source>Open target…</source>
        <translation>打开标注…</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Reductions</source>
        <translation>归约</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>方言</translation>
    </message>
    <message>
        <source>Target of the new samples</source>
        <translation>新样本的目标</translation>
    </message>
    <message>
        <source>Their prediction: one file, or one per class in their order</source>
        <translation>它们的预测：一个文件，或按类别顺序每类一个文件</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>损失地形</translation>
    </message>
    <message>
        <source>Open target, or several files at once</source>
        <translation>打开标注，或同时打开多个文件</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>&amp;Gallery of scenes…</source>
        <translation>场景图库(&amp;G)…</translation>
    </message>
    <message>
        <source>Save scene to &amp;my library…</source>
        <translation>将场景存入我的图库(&amp;M)…</translation>
    </message>
    <message>
        <source>Save scene to my library</source>
        <translation>将场景存入我的图库</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in your library: Scene, Gallery of scenes.</source>
        <translation>“%1”已存入图库：场景 › 场景图库。</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已在剪贴板上。</translation>
    </message>
    <message>
        <source>Edit prediction</source>
        <translation>编辑预测</translation>
    </message>
    <message>
        <source>Undo keeps at most %1 MB: the oldest steps are gone</source>
        <translation>撤销最多保留 %1 MB：最早的步骤已被丢弃</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Left button&lt;/b&gt;&lt;/td&gt;&lt;td&gt;paints on target or prediction&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Right button&lt;/b&gt;, or &lt;b&gt;Ctrl&lt;/b&gt; held&lt;/td&gt;&lt;td&gt;erases&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;[&lt;/b&gt; and &lt;b&gt;]&lt;/b&gt;&lt;/td&gt;&lt;td&gt;size of the brush; Shift: larger steps&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Q&lt;/b&gt;&lt;/td&gt;&lt;td&gt;round or square brush&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;B&lt;/b&gt;, &lt;b&gt;E&lt;/b&gt;, &lt;b&gt;C&lt;/b&gt;, &lt;b&gt;H&lt;/b&gt;&lt;/td&gt;&lt;td&gt;brush, eraser, pointer, hand&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;G&lt;/b&gt;, &lt;b&gt;L&lt;/b&gt;, &lt;b&gt;R&lt;/b&gt;, &lt;b&gt;O&lt;/b&gt;, &lt;b&gt;P&lt;/b&gt;&lt;/td&gt;&lt;td&gt;fill, line, rectangle, ellipse, polygon; &lt;b&gt;X&lt;/b&gt; the tool before&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;0&lt;/b&gt; to &lt;b&gt;9&lt;/b&gt;, &lt;b&gt;I&lt;/b&gt;&lt;/td&gt;&lt;td&gt;class that is painted; ignored pixels&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Space&lt;/b&gt; held, or middle button&lt;/td&gt;&lt;td&gt;moves the view&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Wheel&lt;/b&gt;&lt;/td&gt;&lt;td&gt;zooms at the pointer; &lt;b&gt;F&lt;/b&gt; fits&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Click&lt;/b&gt; with the pointer&lt;/td&gt;&lt;td&gt;pins a pixel; Esc lets go&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Ctrl+Z&lt;/b&gt;, &lt;b&gt;Ctrl+Shift+Z&lt;/b&gt;&lt;/td&gt;&lt;td&gt;undo, redo&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Ctrl+1&lt;/b&gt; to &lt;b&gt;Ctrl+8&lt;/b&gt;, &lt;b&gt;F9&lt;/b&gt;, &lt;b&gt;F11&lt;/b&gt;&lt;/td&gt;&lt;td&gt;tabs of the lower pane, comparison, more room&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Arrows&lt;/b&gt; on a slider&lt;/td&gt;&lt;td&gt;one step; Shift: ten, Ctrl: a tenth&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;左键&lt;/b&gt;&lt;/td&gt;&lt;td&gt;在标注或预测上绘制&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;右键&lt;/b&gt;，或按住 &lt;b&gt;Ctrl&lt;/b&gt;&lt;/td&gt;&lt;td&gt;擦除&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;[&lt;/b&gt; 和 &lt;b&gt;]&lt;/b&gt;&lt;/td&gt;&lt;td&gt;画笔大小；Shift：更大步长&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Q&lt;/b&gt;&lt;/td&gt;&lt;td&gt;圆形或方形画笔&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;B&lt;/b&gt;、&lt;b&gt;E&lt;/b&gt;、&lt;b&gt;C&lt;/b&gt;、&lt;b&gt;H&lt;/b&gt;&lt;/td&gt;&lt;td&gt;画笔、橡皮擦、指针、抓手&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;G&lt;/b&gt;、&lt;b&gt;L&lt;/b&gt;、&lt;b&gt;R&lt;/b&gt;、&lt;b&gt;O&lt;/b&gt;、&lt;b&gt;P&lt;/b&gt;&lt;/td&gt;&lt;td&gt;填充、直线、矩形、椭圆、多边形；&lt;b&gt;X&lt;/b&gt; 上一个工具&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;0&lt;/b&gt; 至 &lt;b&gt;9&lt;/b&gt;、&lt;b&gt;I&lt;/b&gt;&lt;/td&gt;&lt;td&gt;所绘类别；忽略像素&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;按住&lt;b&gt;空格&lt;/b&gt;，或中键&lt;/td&gt;&lt;td&gt;移动视图&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;滚轮&lt;/b&gt;&lt;/td&gt;&lt;td&gt;以指针为中心缩放；&lt;b&gt;F&lt;/b&gt; 适合窗口&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;用指针&lt;b&gt;单击&lt;/b&gt;&lt;/td&gt;&lt;td&gt;固定一个像素；Esc 取消&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Ctrl+Z&lt;/b&gt;、&lt;b&gt;Ctrl+Shift+Z&lt;/b&gt;&lt;/td&gt;&lt;td&gt;撤销、重做&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Ctrl+1&lt;/b&gt; 至 &lt;b&gt;Ctrl+8&lt;/b&gt;、&lt;b&gt;F9&lt;/b&gt;、&lt;b&gt;F11&lt;/b&gt;&lt;/td&gt;&lt;td&gt;下方窗格的标签页、对比、更多空间&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;滑块上的&lt;b&gt;方向键&lt;/b&gt;&lt;/td&gt;&lt;td&gt;一步；Shift：十步，Ctrl：十分之一步&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
</context>
<context>
    <name>lossglass::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lossglass::MetricsModel</name>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>lossglass::MetricsPlot</name>
    <message>
        <source>Metrics against the threshold</source>
        <translation>指标随阈值的变化</translation>
    </message>
    <message>
        <source>Drag the line, or use the arrow keys, to move the threshold</source>
        <translation>拖动竖线或用方向键移动阈值</translation>
    </message>
    <message>
        <source>With several classes the likeliest one is predicted</source>
        <translation>多个类别时预测最可能的类别</translation>
    </message>
    <message>
        <source>A loss knows no threshold.</source>
        <translation>损失与阈值无关。</translation>
    </message>
    <message>
        <source>Against the threshold</source>
        <translation>随阈值的变化</translation>
    </message>
    <message>
        <source>%1 of %2 against the threshold</source>
        <translation>%2 的%1随阈值的变化</translation>
    </message>
    <message>
        <source>threshold of p</source>
        <translation>p 的阈值</translation>
    </message>
    <message>
        <source>threshold of p of %1</source>
        <translation>%1 的 p 的阈值</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>%1 knows no threshold: it judges p itself.</source>
        <translation>%1 与阈值无关：它直接评价 p。</translation>
    </message>
    <message>
        <source>%1 of %2 against the threshold, in pixels</source>
        <translation>%2 的%1随阈值的变化（像素）</translation>
    </message>
</context>
<context>
    <name>lossglass::MetricsTab</name>
    <message>
        <source>Higher is better.</source>
        <translation>越高越好。</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>越低越好。</translation>
    </message>
    <message>
        <source>Loss: %1</source>
        <translation>损失：%1</translation>
    </message>
    <message>
        <source>The value of the loss; by class where it has such parts.</source>
        <translation>损失的数值；可分时按类别列出。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Without background</source>
        <translation>不含背景</translation>
    </message>
</context>
<context>
    <name>lossglass::MetricsView</name>
    <message>
        <source>The likeliest class is predicted.</source>
        <translation>预测最可能的类别。</translation>
    </message>
    <message>
        <source>Metrics by class</source>
        <translation>各类别的指标</translation>
    </message>
    <message>
        <source>Threshold of the hard prediction</source>
        <translation>硬预测的阈值</translation>
    </message>
    <message>
        <source>Above this p a pixel is predicted as foreground.</source>
        <translation>p 高于此值的像素被预测为前景。</translation>
    </message>
    <message>
        <source>Threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
</context>
<context>
    <name>lossglass::NewSceneDialog</name>
    <message>
        <source>New scene</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>Classes, background included</source>
        <translation>类别数（含背景）</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>lossglass::NoteBar</name>
    <message>
        <source>fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lossglass::NumberLine</name>
    <message>
        <source>%1: any number that has a meaning, also beyond the slider</source>
        <translation>%1：可输入任何有意义的数，也可超出滑块范围</translation>
    </message>
</context>
<context>
    <name>lossglass::NumberRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数值</translation>
    </message>
    <message>
        <source>a number per class</source>
        <translation>每类一个数值</translation>
    </message>
    <message>
        <source>How %1 is given</source>
        <translation>%1 的给定方式</translation>
    </message>
</context>
<context>
    <name>lossglass::PaintController</name>
    <message>
        <source>Filling</source>
        <translation>正在填充</translation>
    </message>
</context>
<context>
    <name>lossglass::ParameterPanel</name>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>All parameters back to their defaults</source>
        <translation>所有参数恢复默认值</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>How a library writes this loss</source>
        <translation>各库对该损失的写法</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Parameters of %1</source>
        <translation>%1 的参数</translation>
    </message>
</context>
<context>
    <name>lossglass::ParameterRow</name>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
    <message>
        <source>Back to the default, %1</source>
        <translation>恢复默认值 %1</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
</context>
<context>
    <name>lossglass::PixelChainModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>One row per channel of the prediction</source>
        <translation>预测的每个通道一行</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
    <message>
        <source>Target, one-hot</source>
        <translation>标注，one-hot</translation>
    </message>
    <message>
        <source>p − t</source>
        <translation>p − t</translation>
    </message>
    <message>
        <source>Gradient of cross-entropy by the logit</source>
        <translation>交叉熵对 logit 的梯度</translation>
    </message>
    <message>
        <source>G = ∂L/∂p</source>
        <translation>G = ∂L/∂p</translation>
    </message>
    <message>
        <source>Gradient of the chosen loss by the probability</source>
        <translation>所选损失对概率的梯度</translation>
    </message>
    <message>
        <source>p (1 − p) G</source>
        <translation>p (1 − p) G</translation>
    </message>
    <message>
        <source>What reaches the logit through its own probability</source>
        <translation>经自身概率传到 logit 的部分</translation>
    </message>
    <message>
        <source>−p Σ pⱼ Gⱼ</source>
        <translation>−p Σ pⱼ Gⱼ</translation>
    </message>
    <message>
        <source>What reaches the logit through the other probabilities</source>
        <translation>经其他概率传到 logit 的部分</translation>
    </message>
    <message>
        <source>∂L/∂z</source>
        <translation>∂L/∂z</translation>
    </message>
    <message>
        <source>Gradient of the chosen loss by the logit: the sum of both</source>
        <translation>所选损失对 logit 的梯度：两者之和</translation>
    </message>
</context>
<context>
    <name>lossglass::ReductionTable</name>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>归约</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Share of the pull, Σ |∂L/∂z|, by sample</source>
        <translation>各样本的拉力份额 Σ |∂L/∂z|</translation>
    </message>
    <message>
        <source>Each sample alone</source>
        <translation>单个样本</translation>
    </message>
    <message>
        <source>Its share of the pull</source>
        <translation>其拉力份额</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sample %1: %2. A click shows it.</source>
        <translation>样本 %1：%2。单击可显示。</translation>
    </message>
</context>
<context>
    <name>lossglass::ReductionView</name>
    <message>
        <source>Add a second sample to see how reductions differ</source>
        <translation>添加第二个样本，查看各种归约有何不同</translation>
    </message>
    <message>
        <source>A mean over images lets a small object count as much as a large one; sums over the batch do not.</source>
        <translation>对图像取平均时，小物体与大物体同等重要；对批次求和则不然。</translation>
    </message>
    <message>
        <source>Add a copy of this sample</source>
        <translation>添加此样本的副本</translation>
    </message>
    <message>
        <source>Add samples from files…</source>
        <translation>从文件添加样本…</translation>
    </message>
    <message numerus="yes">
        <source>%1 over %n samples</source>
        <translation>
            <numerusform>%1，共 %n 个样本</numerusform>
        </translation>
    </message>
    <message>
        <source>The same target and prediction once more, to change one of them</source>
        <translation>再加一份相同的标注和预测，以便修改其中之一</translation>
    </message>
    <message>
        <source>Targets and predictions of the same size</source>
        <translation>尺寸相同的标注和预测</translation>
    </message>
</context>
<context>
    <name>lossglass::RescueBar</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Bring the unsaved work back; Undo returns to the present scene</source>
        <translation>找回未保存的工作；撤销可回到当前场景</translation>
    </message>
    <message>
        <source>Delete the unsaved work</source>
        <translation>删除未保存的工作</translation>
    </message>
    <message numerus="yes">
        <source>Lossglass ended %n times without saving; the last work is of %1.</source>
        <translation>
            <numerusform>Lossglass 有 %n 次未保存即退出；最近的工作时间为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lossglass ended without saving; the work of %1 is kept.</source>
        <translation>Lossglass 未保存即退出；%1 的工作已保留。</translation>
    </message>
</context>
<context>
    <name>lossglass::ResponsePlots</name>
    <message>
        <source>Loss of the pixel, ℓ</source>
        <translation>像素的损失，ℓ</translation>
    </message>
    <message>
        <source>Pull on the logit, ∂ℓ/∂z</source>
        <translation>对 logit 的拉力，∂ℓ/∂z</translation>
    </message>
    <message>
        <source>∂ℓ/∂z of one pixel: its own loss, N times its part of the mean. Below 0 a step raises p, above 0 it lowers p.</source>
        <translation>单个像素的 ∂ℓ/∂z：该像素自身的损失，即其在平均值中所占部分的 N 倍。小于 0 时下降一步使 p 升高，大于 0 时使 p 降低。</translation>
    </message>
</context>
<context>
    <name>lossglass::ResponseSide</name>
    <message>
        <source>Curve for a pixel of</source>
        <translation>曲线对应的像素类别</translation>
    </message>
    <message>
        <source>At the marked pixel</source>
        <translation>标记像素处</translation>
    </message>
</context>
<context>
    <name>lossglass::ResponseText</name>
    <message>
        <source>absent</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>Point at a picture to mark a pixel.</source>
        <translation>指向图像以标记一个像素。</translation>
    </message>
    <message>
        <source>p = %1.</source>
        <translation>p = %1。</translation>
    </message>
    <message>
        <source>Its target is %1, the curve is for %2.</source>
        <translation>其标注为 %1，曲线对应 %2。</translation>
    </message>
    <message>
        <source>%1 keeps %2 of the pull that cross-entropy has here.</source>
        <translation>%1 在此处的拉力为交叉熵的 %2。</translation>
    </message>
    <message>
        <source>%1 pulls as hard as cross-entropy here.</source>
        <translation>%1 在此处的拉力与交叉熵相同。</translation>
    </message>
    <message>
        <source>%1 pulls %2 times as hard as cross-entropy here.</source>
        <translation>%1 在此处的拉力为交叉熵的 %2 倍。</translation>
    </message>
    <message>
        <source>Loss %1, pull %2.</source>
        <translation>损失 %1，拉力 %2。</translation>
    </message>
    <message>
        <source>All %1 pixels</source>
        <translation>全部 %1 像素</translation>
    </message>
    <message>
        <source>The target has no pixel of %1.</source>
        <translation>标注中没有 %1 像素。</translation>
    </message>
    <message>
        <source>%1 does not pull on them.</source>
        <translation>%1 对它们没有拉力。</translation>
    </message>
    <message>
        <source>Half of %1&apos;s pull comes from pixels with p below %2.</source>
        <translation>%1 的拉力有一半来自 p 低于 %2 的像素。</translation>
    </message>
    <message>
        <source>Half of %1&apos;s pull comes from pixels with p above %2.</source>
        <translation>%1 的拉力有一半来自 p 高于 %2 的像素。</translation>
    </message>
    <message>
        <source>Half of %1&apos;s pull comes from pixels with p below %2; for cross-entropy, below %3.</source>
        <translation>%1 的拉力有一半来自 p 低于 %2 的像素；交叉熵则为低于 %3。</translation>
    </message>
    <message>
        <source>Half of %1&apos;s pull comes from pixels with p above %2; for cross-entropy, above %3.</source>
        <translation>%1 的拉力有一半来自 p 高于 %2 的像素；交叉熵则为高于 %3。</translation>
    </message>
    <message>
        <source>%1 depends on the whole picture, so it has no curve.</source>
        <translation>%1 取决于整幅图像，因此没有曲线。</translation>
    </message>
    <message>
        <source>%1 and %2 depend on the whole picture, so they have no curve.</source>
        <translation>%1 和 %2 取决于整幅图像，因此没有曲线。</translation>
    </message>
    <message>
        <source>%1 depends on the whole picture: what one pixel costs changes with all the others, so there is no curve.</source>
        <translation>%1 取决于整幅图像：单个像素的代价随其他所有像素而变，因此没有曲线。</translation>
    </message>
    <message>
        <source>Select %1 in the list to see one.</source>
        <translation>在列表中选择 %1 即可查看曲线。</translation>
    </message>
    <message>
        <source>p of %1</source>
        <translation>%1 的 p</translation>
    </message>
    <message>
        <source>%1 pixels, thousands</source>
        <translation>%1 像素（千）</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Their pull, Σ|∂L/∂z|</source>
        <translation>其拉力，Σ|∂L/∂z|</translation>
    </message>
    <message>
        <source>Their pull, Σ|∂L/∂z| × 1000</source>
        <translation>其拉力，Σ|∂L/∂z| × 1000</translation>
    </message>
    <message>
        <source>Their pull, Σ|∂L/∂z| × 10%1</source>
        <translation>其拉力，Σ|∂L/∂z| × 10%1</translation>
    </message>
    <message>
        <source>missed, p &lt; 0.5</source>
        <translation>漏检，p &lt; 0.5</translation>
    </message>
    <message>
        <source>rightly left out, p &lt; 0.5</source>
        <translation>正确排除，p &lt; 0.5</translation>
    </message>
    <message>
        <source>found, p ≥ 0.5</source>
        <translation>检出，p ≥ 0.5</translation>
    </message>
    <message>
        <source>false alarm, p ≥ 0.5</source>
        <translation>误检，p ≥ 0.5</translation>
    </message>
</context>
<context>
    <name>lossglass::ResponseView</name>
    <message>
        <source>Pixel of</source>
        <translation>像素类别</translation>
    </message>
    <message>
        <source>before the last drag</source>
        <translation>上次拖动之前</translation>
    </message>
    <message>
        <source>before the last drag, %1</source>
        <translation>上次拖动之前，%1</translation>
    </message>
</context>
<context>
    <name>lossglass::SampleStrip</name>
    <message>
        <source>Samples of the batch</source>
        <translation>批次中的样本</translation>
    </message>
    <message>
        <source>sample %1 of %2</source>
        <translation>样本 %1 / %2</translation>
    </message>
    <message>
        <source>Sample %1 of %2: prediction, outlined by the target</source>
        <translation>样本 %1 / %2：预测，以目标描边</translation>
    </message>
</context>
<context>
    <name>lossglass::SceneOpener</name>
    <message>
        <source>there is no target that it could belong to: open one first</source>
        <translation>没有与之对应的标注：请先打开标注</translation>
    </message>
    <message>
        <source>opening of target %1</source>
        <translation>打开标注 %1</translation>
    </message>
    <message>
        <source>The prediction does not fit the new target (%1 × %2): p is even over the classes until you open one.</source>
        <translation>预测与新标注的尺寸 (%1 × %2) 不符：在打开新的预测之前，各类别的 p 相等。</translation>
    </message>
    <message>
        <source>opening of prediction %1</source>
        <translation>打开预测 %1</translation>
    </message>
    <message>
        <source>the picture is %1 × %2 (width × height), the scene %3 × %4</source>
        <translation>图像为 %1 × %2（宽 × 高），场景为 %3 × %4</translation>
    </message>
    <message>
        <source>opening of picture %1</source>
        <translation>打开图像 %1</translation>
    </message>
    <message>
        <source>adding of samples %1</source>
        <translation>添加样本 %1</translation>
    </message>
    <message>
        <source>there is no scene in this file</source>
        <translation>此文件中没有场景</translation>
    </message>
    <message>
        <source>there is no session in this file</source>
        <translation>此文件中没有会话</translation>
    </message>
    <message>
        <source>%1 and samples like it</source>
        <translation>%1 及其余样本</translation>
    </message>
</context>
<context>
    <name>lossglass::SessionDesk</name>
    <message>
        <source>Open s&amp;ession…</source>
        <translation>打开会话(&amp;E)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>保存会话(&amp;V)</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Last sessions</source>
        <translation>最近的会话(&amp;L)</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Sessions and figures that carry one (%1)</source>
        <translation>会话及带有会话的插图 (%1)</translation>
    </message>
    <message>
        <source>opening of session %1</source>
        <translation>打开会话 %1</translation>
    </message>
    <message>
        <source>There is no scene to save yet.</source>
        <translation>还没有可保存的场景。</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Session (*.lossglass)</source>
        <translation>会话 (*.lossglass)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>保存对 %1 的更改？</translation>
    </message>
    <message>
        <source>Without saving, they are gone.</source>
        <translation>不保存则更改将丢失。</translation>
    </message>
    <message>
        <source>restoring of unsaved work</source>
        <translation>恢复未保存的工作</translation>
    </message>
    <message>
        <source>The unsaved work cannot be restored; its file is kept. %1</source>
        <translation>无法恢复未保存的工作；其文件已保留。%1</translation>
    </message>
</context>
<context>
    <name>lossglass::SoftmaxPanel</name>
    <message>
        <source>From probability to logit</source>
        <translation>从概率到 logit</translation>
    </message>
    <message>
        <source>Point at a pixel to see its chain rule</source>
        <translation>指向一个像素，查看其链式法则</translation>
    </message>
    <message>
        <source>%1 is ignored: no loss and no gradient</source>
        <translation>%1 被忽略：没有损失，也没有梯度</translation>
    </message>
    <message>
        <source>%1: from probability to logit</source>
        <translation>%1：从概率到 logit</translation>
    </message>
    <message>
        <source>One channel: p = sigmoid(z), so a step of z moves p by p (1 − p).</source>
        <translation>单通道：p = sigmoid(z)，z 变化一步，p 变化 p (1 − p)。</translation>
    </message>
    <message>
        <source>Softmax: a step of one logit moves all probabilities, its own by p (1 − p), each other by −p pⱼ.</source>
        <translation>Softmax：一个 logit 变化一步，所有概率随之变化：自身变化 p (1 − p)，其他各变化 −p pⱼ。</translation>
    </message>
    <message>
        <source>All gradients times N, the number of pixels, so that cross-entropy reads p − t.</source>
        <translation>所有梯度均乘以像素数 N，因此交叉熵的梯度即为 p − t。</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Cross-entropy&lt;/span&gt;, %1: p − t = %2 − %3 = &lt;span style=&apos;font-weight:600&apos;&gt;%4&lt;/span&gt;</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;交叉熵&lt;/span&gt;，%1：p − t = %2 − %3 = &lt;span style=&apos;font-weight:600&apos;&gt;%4&lt;/span&gt;</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;, %2: ∂L/∂z = p (1 − p) G</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;，%2：∂L/∂z = p (1 − p) G</translation>
    </message>
    <message>
        <source> − p Σ pⱼ Gⱼ</source>
        <translation> − p Σ pⱼ Gⱼ</translation>
    </message>
    <message>
        <source> &lt;small&gt;(the others)&lt;/small&gt;</source>
        <translation> &lt;small&gt;（其他）&lt;/small&gt;</translation>
    </message>
</context>
<context>
    <name>lossglass::StatusReadout</name>
    <message>
        <source>Point at a pixel to see its numbers</source>
        <translation>指向一个像素，查看其数值</translation>
    </message>
    <message>
        <source>row, column</source>
        <translation>行，列</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>target</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>logit z</source>
        <translation>logit z</translation>
    </message>
    <message>
        <source>%1 ℓ</source>
        <translation>%1 ℓ</translation>
    </message>
    <message>
        <source>no gradient here</source>
        <translation>此处无梯度</translation>
    </message>
    <message>
        <source>∂ℓ/∂p</source>
        <translation>∂ℓ/∂p</translation>
    </message>
    <message>
        <source>∂ℓ/∂z</source>
        <translation>∂ℓ/∂z</translation>
    </message>
    <message>
        <source>true positive</source>
        <translation>真阳性</translation>
    </message>
    <message>
        <source>false positive</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>false negative</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>true negative</source>
        <translation>真阴性</translation>
    </message>
    <message>
        <source>%1, at the boundary</source>
        <translation>%1，位于边界</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样本</translation>
    </message>
</context>
<context>
    <name>lossglass::SweepPlots</name>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>ring: %1, end: %2</source>
        <translation>圆环：%1，终点：%2</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>%1 and loss over the sweep</source>
        <translation>扫描中的 %1 与损失</translation>
    </message>
    <message>
        <source>loss over its largest</source>
        <translation>损失除以其最大值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Total pull</source>
        <translation>总拉力</translation>
    </message>
    <message>
        <source>each over its largest</source>
        <translation>各除以其最大值</translation>
    </message>
    <message>
        <source>Where the pull lands</source>
        <translation>拉力落在何处</translation>
    </message>
    <message>
        <source>% of the total pull of %1</source>
        <translation>占 %1 总拉力的百分比</translation>
    </message>
    <message>
        <source>Drag the violet line, or press ← and →, to set the parameter</source>
        <translation>拖动紫线或按 ← →，设定该参数</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation>%1，随 %2 变化</translation>
    </message>
    <message>
        <source>false negative</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>false positive</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>true positive</source>
        <translation>真阳性</translation>
    </message>
    <message>
        <source>true negative</source>
        <translation>真阴性</translation>
    </message>
</context>
<context>
    <name>lossglass::SweepTab</name>
    <message>
        <source>Blur of the prediction (pixels)</source>
        <translation>预测的模糊（像素）</translation>
    </message>
    <message>
        <source>Shift to the right (pixels)</source>
        <translation>右移（像素）</translation>
    </message>
    <message>
        <source>Shift down (pixels)</source>
        <translation>下移（像素）</translation>
    </message>
    <message>
        <source>Dilate, below 0 erode (pixels)</source>
        <translation>膨胀，小于 0 为腐蚀（像素）</translation>
    </message>
    <message>
        <source>Temperature of the logits</source>
        <translation>logit 的温度</translation>
    </message>
    <message>
        <source>Salt noise (share of pixels)</source>
        <translation>椒盐噪声（像素占比）</translation>
    </message>
    <message>
        <source>Smooth noise on the logits</source>
        <translation>logit 上的平滑噪声</translation>
    </message>
    <message>
        <source>Dropped objects (share)</source>
        <translation>丢弃的对象（占比）</translation>
    </message>
    <message>
        <source>Added objects (number)</source>
        <translation>添加的对象（个数）</translation>
    </message>
    <message>
        <source>Swapped labels (share)</source>
        <translation>标签互换（程度）</translation>
    </message>
    <message>
        <source>Threshold of the prediction</source>
        <translation>预测的阈值</translation>
    </message>
    <message>
        <source>A parameter does not change the prediction, so %1 stays what it is. Sweep over an edit of the prediction or its threshold instead.</source>
        <translation>参数不改变预测，所以 %1 保持不变。请改为扫描对预测的某种修改或其阈值。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2、%3</translation>
    </message>
</context>
<context>
    <name>lossglass::SweepView</name>
    <message>
        <source>Sweep over</source>
        <translation>扫描参数</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Number of steps, both ends included: 2 to 1000</source>
        <translation>步数，含两端：2 到 1000</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>What the plots show (Space opens the menu)</source>
        <translation>图中显示的内容（空格键打开菜单）</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>&amp;Metric</source>
        <translation>指标(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Logarithmic range</source>
        <translation>对数范围(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;All losses that are shown</source>
        <translation>所有已显示的损失(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Each loss over its largest</source>
        <translation>各损失除以其最大值(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Scatter of loss against metric</source>
        <translation>损失与指标的散点图(&amp;S)</translation>
    </message>
    <message>
        <source>Start of the range</source>
        <translation>范围的起点</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>范围的终点</translation>
    </message>
    <message>
        <source>Seed of what is random</source>
        <translation>随机部分的种子</translation>
    </message>
    <message>
        <source>Seed of what is random: the same seed gives the same picture</source>
        <translation>随机部分的种子：相同的种子给出相同的图像</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>in</source>
        <translation>共</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Drag the violet line</source>
        <translation>拖动紫线</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>lossglass::TabRoom</name>
    <message>
        <source>All tabs (the menu Analysis has them too)</source>
        <translation>所有标签页（“分析”菜单中也有）</translation>
    </message>
    <message>
        <source>All tabs</source>
        <translation>所有标签页</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lossglass::TargetChoice</name>
    <message>
        <source>Curve for a pixel of</source>
        <translation>曲线对应的像素类别</translation>
    </message>
    <message>
        <source>Curve for a pixel of %1</source>
        <translation>%1 像素的曲线</translation>
    </message>
    <message>
        <source>The class whose pixels the curve is about</source>
        <translation>曲线所针对像素的类别</translation>
    </message>
</context>
<context>
    <name>lossglass::TargetLegend</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>ignored %1</source>
        <translation>忽略 %1</translation>
    </message>
</context>
<context>
    <name>lossglass::ToolStrip</name>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of the brush ([ and ])</source>
        <translation>画笔大小（[ 和 ]）</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Size of the brush in pixels ([ and ])</source>
        <translation>画笔大小，以像素计（[ 和 ]）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>How far the brush fades on the prediction</source>
        <translation>画笔在预测上的边缘渐变程度</translation>
    </message>
    <message>
        <source>Softness of the brush</source>
        <translation>画笔柔和度</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Strength of the brush</source>
        <translation>画笔强度</translation>
    </message>
    <message>
        <source>How far one stroke moves the prediction towards the painted p</source>
        <translation>一笔使预测向所绘 p 移动的程度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>lossglass::WindowActions</name>
    <message>
        <source>&amp;New scene…</source>
        <translation>新建场景(&amp;N)…</translation>
    </message>
    <message>
        <source>Open &amp;target…</source>
        <translation>打开标注(&amp;T)…</translation>
    </message>
    <message>
        <source>Open &amp;prediction…</source>
        <translation>打开预测(&amp;P)…</translation>
    </message>
    <message>
        <source>Open target</source>
        <translation>打开标注</translation>
    </message>
    <message>
        <source>Open prediction</source>
        <translation>打开预测</translation>
    </message>
    <message>
        <source>Open p&amp;icture below the target…</source>
        <translation>打开标注的底图(&amp;I)…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export figure, curve, readings or gradient</source>
        <translation>导出插图、曲线、读数或梯度</translation>
    </message>
    <message>
        <source>Export &amp;figure…</source>
        <translation>导出插图(&amp;F)…</translation>
    </message>
    <message>
        <source>Export &amp;curve as CSV…</source>
        <translation>导出曲线为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>Export &amp;readings as CSV…</source>
        <translation>导出读数为 CSV(&amp;R)…</translation>
    </message>
    <message>
        <source>Export &amp;gradient as .npy…</source>
        <translation>导出梯度为 .npy(&amp;G)…</translation>
    </message>
    <message>
        <source>Copy as c&amp;ode</source>
        <translation>复制为代码(&amp;O)</translation>
    </message>
    <message>
        <source>Copy a Python program that computes the selected loss</source>
        <translation>复制计算所选损失的 Python 程序</translation>
    </message>
    <message>
        <source>&amp;Save arrays and code…</source>
        <translation>保存数组和代码(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit the scene</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>Fix the &amp;range of the gradient…</source>
        <translation>固定梯度范围(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Let the marked pixel follow the pointer</source>
        <translation>标记像素跟随指针(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Maximise the lower pane</source>
        <translation>最大化下方窗格(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>缩小画笔(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>放大画笔(&amp;L)</translation>
    </message>
    <message>
        <source>Show &amp;all that fit the scene</source>
        <translation>显示所有适用于该场景的损失(&amp;A)</translation>
    </message>
    <message>
        <source>Show the &amp;six at start</source>
        <translation>显示初始的六个损失(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reset the parameters of the selected loss</source>
        <translation>重置所选损失的参数(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Previous shown loss</source>
        <translation>上一个显示的损失(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next shown loss</source>
        <translation>下一个显示的损失(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Response</source>
        <translation>响应曲线(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Softmax gradient</source>
        <translation>Softmax 梯度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Mouse and keys</source>
        <translation>鼠标与按键(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;About Lossglass</source>
        <translation>关于 Lossglass(&amp;A)</translation>
    </message>
    <message>
        <source>Point at a pixel</source>
        <translation>指向像素</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Scene</source>
        <translation>场景(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Sample scenes</source>
        <translation>示例场景(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Losses</source>
        <translation>损失(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Add a &amp;copy of this sample</source>
        <translation>添加此样本的副本(&amp;C)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Add samples from &amp;files…</source>
        <translation>从文件添加样本(&amp;F)…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>&amp;Remove this sample</source>
        <translation>移除此样本(&amp;R)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>&amp;Previous sample</source>
        <translation>上一个样本(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next sample</source>
        <translation>下一个样本(&amp;N)</translation>
    </message>
    <message>
        <source>Re&amp;ductions</source>
        <translation>归约(&amp;D)</translation>
    </message>
    <message>
        <source>D&amp;ialects</source>
        <translation>方言(&amp;I)</translation>
    </message>
    <message>
        <source>Show canvases</source>
        <translation>显示画布</translation>
    </message>
    <message>
        <source>&amp;Compare losses</source>
        <translation>对比损失(&amp;C)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>&amp;How was this read?</source>
        <translation>这是如何读取的？(&amp;H)</translation>
    </message>
    <message>
        <source>Export arra&amp;ys</source>
        <translation>导出数组(&amp;Y)</translation>
    </message>
    <message>
        <source>Edit the pr&amp;ediction</source>
        <translation>编辑预测(&amp;E)</translation>
    </message>
    <message>
        <source>Much s&amp;maller brush</source>
        <translation>大幅缩小画笔(&amp;M)</translation>
    </message>
    <message>
        <source>Much l&amp;arger brush</source>
        <translation>大幅放大画笔(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;quare brush</source>
        <translation>方形画笔(&amp;Q)</translation>
    </message>
    <message>
        <source>Softness and strength</source>
        <translation>柔和度与强度</translation>
    </message>
    <message>
        <source>Softness and strength of the brush on the prediction</source>
        <translation>画笔在预测上的柔和度与强度</translation>
    </message>
    <message>
        <source>S&amp;wap the last two tools</source>
        <translation>切换最近两个工具(&amp;W)</translation>
    </message>
    <message>
        <source>Paint &amp;ignored pixels on the target</source>
        <translation>在标注上绘制忽略像素(&amp;I)</translation>
    </message>
    <message>
        <source>Paint class %1</source>
        <translation>绘制类别 %1</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Right button or Ctrl erases</source>
        <translation>右键或 Ctrl 擦除</translation>
    </message>
    <message>
        <source>Click pins the pixel</source>
        <translation>单击固定像素</translation>
    </message>
    <message>
        <source>The right button too erases, with every tool</source>
        <translation>使用任何工具时右键都会擦除</translation>
    </message>
    <message>
        <source>Click paints the connected pixels that are alike: of the same label, or of the same predicted label</source>
        <translation>单击绘制相连的同类像素：标签相同，或预测标签相同</translation>
    </message>
    <message>
        <source>Shift: in steps of 45 degrees</source>
        <translation>Shift：以 45 度为步长</translation>
    </message>
    <message>
        <source>Shift: a square</source>
        <translation>Shift：正方形</translation>
    </message>
    <message>
        <source>Shift: a circle</source>
        <translation>Shift：圆</translation>
    </message>
    <message>
        <source>A corner per click; double click or Return closes, Backspace takes a corner back, Esc all</source>
        <translation>每次单击一个顶点；双击或回车闭合，退格撤回一个顶点，Esc 全部取消</translation>
    </message>
    <message>
        <source>Or hold Space, with every tool</source>
        <translation>使用任何工具时也可按住空格</translation>
    </message>
    <message>
        <source>Pain&amp;ting</source>
        <translation>绘制(&amp;T)</translation>
    </message>
    <message>
        <source>Gradient &amp;budget</source>
        <translation>梯度预算(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Metrics</source>
        <translation>指标(&amp;M)</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>扫描(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Landscape</source>
        <translation>损失地形(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours of the gradient</source>
        <translation>梯度的颜色(&amp;C)</translation>
    </message>
</context>
</TS>
