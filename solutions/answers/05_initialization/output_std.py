# %% {"right": "through the variance"}
def output_std(n_in, weight_std, input_std):
    variance = n_in * weight_std**2 * input_std**2
    return np.sqrt(variance)


# %% {"right": "term by term"}
import math


def output_std(n_in, weight_std, input_std):
    total = 0.0
    for _ in range(n_in):
        total += (weight_std * input_std) ** 2
    return math.sqrt(total)


# %% {"right": "the length of a vector"}
def output_std(n_in, weight_std, input_std):
    print("terms:", n_in)
    return np.linalg.norm(np.full(n_in, weight_std)) * input_std


# %% {"right": "a power, in float32"}
def output_std(n_in, weight_std, input_std):
    return np.float32(n_in**0.5) * np.float32(weight_std * input_std)


# %% {"slip": "n_in without its root", "says": "You multiplied by n_in itself. The variances add up, so n_in multiplies the variance, and its root the standard deviation."}
def output_std(n_in, weight_std, input_std):
    return n_in * weight_std * input_std


# %% {"slip": "the variance", "says": "This is the variance. The standard deviation is its square root."}
def output_std(n_in, weight_std, input_std):
    return n_in * weight_std**2 * input_std**2


# %% {"slip": "no n_in", "says": "This is the spread of a single product. The sum has n_in of them, and their variances add up."}
def output_std(n_in, weight_std, input_std):
    return weight_std * input_std


# %% {"slip": "divides by the root", "says": "You divided by the root of n_in, as for a mean. This is a sum: its spread grows with n_in."}
def output_std(n_in, weight_std, input_std):
    return weight_std * input_std / np.sqrt(n_in)


# %% {"slip": "the inputs forgotten", "says": "The spread of the inputs is missing. Larger inputs make larger sums: multiply by both standard deviations."}
def output_std(n_in, weight_std, input_std):
    return np.sqrt(n_in) * weight_std


# %% {"slip": "the weights forgotten", "says": "The spread of the weights is missing. Multiply by both standard deviations."}
def output_std(n_in, weight_std, input_std):
    return np.sqrt(n_in) * input_std


# %% {"slip": "the standard deviations as variances", "says": "You took the root of all three numbers. The arguments are standard deviations already: only n_in is under the root."}
def output_std(n_in, weight_std, input_std):
    return np.sqrt(n_in * weight_std * input_std)


# %% {"slip": "adds the variances of a product", "says": "You added the variances of weight and input. In a product they are multiplied; only the terms of the sum add up."}
def output_std(n_in, weight_std, input_std):
    return np.sqrt(n_in * (weight_std**2 + input_std**2))


# %% {"slip": "adds the standard deviations", "says": "You added the two standard deviations. Weight and input are multiplied, and so are their spreads."}
def output_std(n_in, weight_std, input_std):
    return np.sqrt(n_in) * (weight_std + input_std)


# %% {"slip": "one square forgotten", "says": "The spread of the inputs is not squared under the root. Var(x) is the square of its standard deviation."}
def output_std(n_in, weight_std, input_std):
    return np.sqrt(n_in * weight_std**2 * input_std)


# %% {"slip": "n_in - 1", "says": "You counted n_in - 1 terms. That correction is for estimates from data; the sum has n_in terms."}
def output_std(n_in, weight_std, input_std):
    return np.sqrt(n_in - 1) * weight_std * input_std


# %% {"cheat": "right for the visible numbers only"}
def output_std(n_in, weight_std, input_std):
    return 4.0


# %% {"cheat": "the root of a hundred, as in the visible case"}
def output_std(n_in, weight_std, input_std):
    return 10 * weight_std * input_std
