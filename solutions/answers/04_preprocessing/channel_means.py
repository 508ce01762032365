# %% {"right": "three axes at once"}
def channel_means(images):
    return np.mean(images, axis=(0, 1, 2))


# %% {"right": "all pixels in one column"}
def channel_means(images):
    return images.reshape(-1, 3).astype(np.float64).mean(axis=0)


# %% {"right": "one colour at a time, a list"}
def channel_means(images):
    return [float(np.mean(images[..., c])) for c in range(3)]


# %% {"right": "one axis after the other"}
def channel_means(images):
    images = np.asarray(images, dtype=float)
    return images.mean(axis=0).mean(axis=0).mean(axis=0)


# %% {"right": "sums by einsum, and a print"}
def channel_means(images):
    N, H, W, C = images.shape
    totals = np.einsum("nhwc->c", images.astype(np.float64))
    print(N * H * W, "pixels")
    return totals / (N * H * W)


# %% {"slip": "over the pictures alone", "says": "You took the mean over the pictures only; rows and columns are left. Three numbers are meant: the mean over all axes but the last."}
def channel_means(images):
    return np.mean(images, axis=0)


# %% {"slip": "rows and columns alone", "says": "This is a mean for each picture. Take the mean over all pictures too: all axes but the last."}
def channel_means(images):
    return np.mean(images, axis=(1, 2))


# %% {"slip": "over the colours", "says": "You took the mean over the colours, which gives grey pictures. The colours are the axis to keep: the last one."}
def channel_means(images):
    return np.mean(images, axis=-1)


# %% {"slip": "one number", "says": "This is one mean for everything. Each of the three colours has its own."}
def channel_means(images):
    return np.mean(images)


# %% {"slip": "one number, in three places", "says": "All three colours got the same mean. Each has its own: keep the last axis."}
def channel_means(images):
    return np.full(3, np.mean(images))


# %% {"slip": "colours taken for the first axis of three", "says": "The numbers are mixed up: the pixels were arranged so that the colours no longer stand on the last axis. Keep the last axis, of length 3, as it is."}
def channel_means(images):
    return images.reshape(3, -1).mean(axis=1)


# %% {"slip": "not divided", "says": "These are sums. Divide by the number of pixels of all pictures."}
def channel_means(images):
    return np.sum(images, axis=(0, 1, 2), dtype=np.float64)


# %% {"slip": "divided by the number of pictures", "says": "You divide by the number of pictures. Every picture has many pixels: divide by the number of all pixels."}
def channel_means(images):
    return np.sum(images, axis=(0, 1, 2), dtype=np.float64) / len(images)


# %% {"slip": "divided by the number of pixels of one picture", "says": "You divide by the pixels of one picture. Divide by the number of pixels of all pictures."}
def channel_means(images):
    N, H, W, C = images.shape
    return np.sum(images, axis=(0, 1, 2), dtype=np.float64) / (H * W)


# %% {"slip": "the first picture alone", "says": "This is the mean of the first picture alone. Take all pictures."}
def channel_means(images):
    return np.mean(images[0], axis=(0, 1))


# %% {"slip": "one pixel of each picture alone", "says": "This is the mean of the first pixel of each picture. Take all pixels."}
def channel_means(images):
    return np.mean(images[:, 0, 0], axis=0)


# %% {"slip": "scaled to 1", "says": "Your means are divided by 255. Nothing is said of a scale: keep the numbers as they are."}
def channel_means(images):
    return np.mean(images / 255, axis=(0, 1, 2))


# %% {"slip": "whole numbers", "says": "The digits behind the point are gone. Keep floats."}
def channel_means(images):
    return np.mean(images, axis=(0, 1, 2)).astype(int)


# %% {"slip": "axes of length 1 kept", "says": "Your result has the shape (1, 1, 1, 3). Three numbers are meant, (3,): no keepdims."}
def channel_means(images):
    return np.mean(images, axis=(0, 1, 2), keepdims=True)


# %% {"slip": "added up in uint8", "says": "Pixels are uint8, and a sum in uint8 starts again at 0 after 255. Make floats first, or use np.mean, which does."}
def channel_means(images):
    return np.sum(images, axis=(0, 1, 2), dtype=images.dtype) / (images.size / 3)


# %% {"cheat": "the visible answer"}
def channel_means(images):
    return np.array([5.0, 5.5, 80.0])


# %% {"cheat": "asks the reference"}
def channel_means(images):
    import solutions.preprocessing

    return solutions.preprocessing.channel_means(images)
